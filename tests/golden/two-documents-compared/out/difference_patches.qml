<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|AttributeTable|MapTips" labelsEnabled="0">
  <renderer-v2 type="categorizedSymbol" attr="width" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="sliver" label="Plus étroit que la précision du document" />
      <category render="true" symbol="1" value="wide" label="Plus large que la précision du document" />
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="204,121,167,90" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="116,55,90,255" />
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
            <Option type="QString" name="color" value="204,121,167,90" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="204,121,167,255" />
            <Option type="QString" name="outline_style" value="solid" />
            <Option type="QString" name="outline_width" value="0.3" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
        <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="45" />
            <Option type="QString" name="distance" value="2" />
            <Option type="QString" name="distance_unit" value="MM" />
            <Option type="QString" name="line_width" value="0.25" />
            <Option type="QString" name="line_width_unit" value="MM" />
            <Option type="QString" name="color" value="204,121,167,255" />
          </Option>
          <symbol type="line" name="@1@45" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="204,121,167,255" />
                <Option type="QString" name="line_style" value="solid" />
                <Option type="QString" name="line_width" value="0.25" />
                <Option type="QString" name="line_width_unit" value="MM" />
                <Option type="QString" name="joinstyle" value="round" />
                <Option type="QString" name="capstyle" value="round" />
              </Option>
            </layer>
          </symbol>
        </layer>
        <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="135" />
            <Option type="QString" name="distance" value="2" />
            <Option type="QString" name="distance_unit" value="MM" />
            <Option type="QString" name="line_width" value="0.25" />
            <Option type="QString" name="line_width_unit" value="MM" />
            <Option type="QString" name="color" value="204,121,167,255" />
          </Option>
          <symbol type="line" name="@1@135" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="204,121,167,255" />
                <Option type="QString" name="line_style" value="solid" />
                <Option type="QString" name="line_width" value="0.25" />
                <Option type="QString" name="line_width_unit" value="MM" />
                <Option type="QString" name="joinstyle" value="round" />
                <Option type="QString" name="capstyle" value="round" />
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <fieldConfiguration>
    <field name="patch_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="finding_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="comparison_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="comparison_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="comparison_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="a_layer" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="b_layer" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="a_class" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="b_class" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="verdict" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="sans objet" value="not_applicable" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="information" value="information" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="aucune contradiction relevée" value="coherent" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="point de vigilance" value="attention" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="réserve" value="reservation" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="non évaluable" value="not_assessable" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="contradiction" value="conflict" />
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="verdict_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="verdict_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="width" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="plus étroit que la précision du document" value="sliver" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="plus large que la précision du document" value="wide" />
              </Option>
            </Option>
          </Option>
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
    <field name="mean_width_m" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="tolerance_m" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="sentence_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="sentence_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="patch_id" index="0" name="Identifiant" />
    <alias field="finding_id" index="1" name="Constat" />
    <alias field="comparison_id" index="2" name="Comparaison (code)" />
    <alias field="comparison_fr" index="3" name="Comparaison" />
    <alias field="comparison_en" index="4" name="Comparaison (anglais)" />
    <alias field="a_layer" index="5" name="Première couche" />
    <alias field="b_layer" index="6" name="Seconde couche" />
    <alias field="a_class" index="7" name="Classe (première couche)" />
    <alias field="b_class" index="8" name="Classe (seconde couche)" />
    <alias field="verdict" index="9" name="Verdict (code)" />
    <alias field="verdict_fr" index="10" name="Verdict" />
    <alias field="verdict_en" index="11" name="Verdict (anglais)" />
    <alias field="width" index="12" name="Largeur" />
    <alias field="area_m2" index="13" name="Surface (m²)" />
    <alias field="mean_width_m" index="14" name="Largeur moyenne (m)" />
    <alias field="tolerance_m" index="15" name="Précision (m)" />
    <alias field="sentence_fr" index="16" name="Constat" />
    <alias field="sentence_en" index="17" name="Constat (anglais)" />
  </aliases>
  <attributetableconfig>
    <columns>
      <column type="field" name="patch_id" width="-1" hidden="0" />
      <column type="field" name="finding_id" width="-1" hidden="0" />
      <column type="field" name="comparison_id" width="-1" hidden="0" />
      <column type="field" name="comparison_fr" width="-1" hidden="0" />
      <column type="field" name="comparison_en" width="-1" hidden="1" />
      <column type="field" name="a_layer" width="-1" hidden="0" />
      <column type="field" name="b_layer" width="-1" hidden="0" />
      <column type="field" name="a_class" width="-1" hidden="0" />
      <column type="field" name="b_class" width="-1" hidden="0" />
      <column type="field" name="verdict" width="-1" hidden="0" />
      <column type="field" name="verdict_fr" width="-1" hidden="0" />
      <column type="field" name="verdict_en" width="-1" hidden="1" />
      <column type="field" name="width" width="-1" hidden="0" />
      <column type="field" name="area_m2" width="-1" hidden="0" />
      <column type="field" name="mean_width_m" width="-1" hidden="0" />
      <column type="field" name="tolerance_m" width="-1" hidden="0" />
      <column type="field" name="sentence_fr" width="-1" hidden="0" />
      <column type="field" name="sentence_en" width="-1" hidden="1" />
    </columns>
  </attributetableconfig>
  <mapTip>&lt;b&gt;[% replace(replace(replace(coalesce("comparison_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;&lt;br/&gt;[% replace(replace(replace(coalesce("a_class", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("b_class", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("sentence_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]</mapTip>
  <previewExpression>"patch_id"</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
