<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|MapTips" labelsEnabled="0">
  <renderer-v2 type="categorizedSymbol" attr="width" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="wide" label="Contradiction entre documents"/>
      <category render="true" symbol="1" value="sliver" label="Plus étroite que la précision"/>
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="204,121,167,90"/>
            <Option type="QString" name="style" value="solid"/>
            <Option type="QString" name="outline_color" value="204,121,167,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.4"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="joinstyle" value="round"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="116,55,90,90"/>
            <Option type="QString" name="style" value="solid"/>
            <Option type="QString" name="outline_color" value="116,55,90,255"/>
            <Option type="QString" name="outline_style" value="dash"/>
            <Option type="QString" name="outline_width" value="0.5"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="joinstyle" value="round"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <fieldConfiguration>
    <field name="patch_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="finding_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="comparison_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="comparison_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="comparison_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="a_layer" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="b_layer" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="a_class" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="b_class" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="verdict" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="verdict_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="verdict_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="width" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map"><Option type="QString" name="large" value="wide"/></Option>
              <Option type="Map"><Option type="QString" name="plus étroite que la précision" value="sliver"/></Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="area_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="mean_width_m" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="tolerance_m" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="sentence_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="sentence_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="patch_id" index="0" name="Identifiant"/>
    <alias field="finding_id" index="1" name="Constat"/>
    <alias field="comparison_id" index="2" name="Comparaison (code)"/>
    <alias field="comparison_fr" index="3" name="Comparaison"/>
    <alias field="comparison_en" index="4" name="Comparaison (anglais)"/>
    <alias field="a_layer" index="5" name="Première couche"/>
    <alias field="b_layer" index="6" name="Seconde couche"/>
    <alias field="a_class" index="7" name="Classe (première couche)"/>
    <alias field="b_class" index="8" name="Classe (seconde couche)"/>
    <alias field="verdict" index="9" name="Verdict (code)"/>
    <alias field="verdict_fr" index="10" name="Verdict"/>
    <alias field="verdict_en" index="11" name="Verdict (anglais)"/>
    <alias field="width" index="12" name="Largeur"/>
    <alias field="area_m2" index="13" name="Surface (m²)"/>
    <alias field="mean_width_m" index="14" name="Largeur moyenne (m)"/>
    <alias field="tolerance_m" index="15" name="Précision (m)"/>
    <alias field="sentence_fr" index="16" name="Constat"/>
    <alias field="sentence_en" index="17" name="Constat (anglais)"/>
  </aliases>
  <mapTip>[% &quot;a_class&quot; %] / [% &quot;b_class&quot; %] : [% round(&quot;area_m2&quot;) %] m²</mapTip>
  <previewExpression>&quot;patch_id&quot;</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
