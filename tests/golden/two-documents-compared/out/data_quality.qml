<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|AttributeTable|MapTips" labelsEnabled="0">
  <renderer-v2 type="categorizedSymbol" attr="fault" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="overlap" label="Zones superposées" />
      <category render="true" symbol="1" value="gap" label="Lacune entre les zones" />
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="204,121,167,90" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="204,121,167,255" />
            <Option type="QString" name="outline_style" value="solid" />
            <Option type="QString" name="outline_width" value="0.3" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="116,55,90,90" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="116,55,90,255" />
            <Option type="QString" name="outline_style" value="solid" />
            <Option type="QString" name="outline_width" value="0.3" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <fieldConfiguration>
    <field name="fault_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="document_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="layer" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="fault" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="zones superposées" value="overlap" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="lacune entre les zones" value="gap" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="géométrie réparée" value="repaired" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="géométrie écartée" value="set_aside" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="objets sans géométrie" value="without_geometry" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="donnée contradictoire" value="contradiction" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="hypothèse" value="assumption" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="couche inexploitable" value="unusable" />
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="fault_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="fault_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="first" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="second" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="area_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="what_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="what_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="fault_id" index="0" name="Identifiant" />
    <alias field="document_id" index="1" name="Document (code)" />
    <alias field="layer" index="2" name="Couche" />
    <alias field="fault" index="3" name="Défaut (code)" />
    <alias field="fault_fr" index="4" name="Défaut" />
    <alias field="fault_en" index="5" name="Défaut (anglais)" />
    <alias field="first" index="6" name="Première zone" />
    <alias field="second" index="7" name="Seconde zone" />
    <alias field="area_m2" index="8" name="Surface (m²)" />
    <alias field="what_fr" index="9" name="Constat" />
    <alias field="what_en" index="10" name="Constat (anglais)" />
  </aliases>
  <attributetableconfig>
    <columns>
      <column type="field" name="fault_id" width="-1" hidden="0" />
      <column type="field" name="document_id" width="-1" hidden="0" />
      <column type="field" name="layer" width="-1" hidden="0" />
      <column type="field" name="fault" width="-1" hidden="0" />
      <column type="field" name="fault_fr" width="-1" hidden="0" />
      <column type="field" name="fault_en" width="-1" hidden="1" />
      <column type="field" name="first" width="-1" hidden="0" />
      <column type="field" name="second" width="-1" hidden="0" />
      <column type="field" name="area_m2" width="-1" hidden="0" />
      <column type="field" name="what_fr" width="-1" hidden="0" />
      <column type="field" name="what_en" width="-1" hidden="1" />
    </columns>
  </attributetableconfig>
  <mapTip>&lt;b&gt;[% replace(replace(replace(coalesce("what_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;</mapTip>
  <previewExpression>"fault_id"</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
