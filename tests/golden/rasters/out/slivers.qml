<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|AttributeTable|MapTips" labelsEnabled="0">
  <renderer-v2 type="categorizedSymbol" attr="cause" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="digitising" label="Écart de numérisation" />
      <category render="true" symbol="1" value="accuracy" label="Plus étroit que la précision du document" />
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
            <Option type="QString" name="outline_color" value="116,55,90,255" />
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
            <Option type="QString" name="color" value="116,55,90,255" />
          </Option>
          <symbol type="line" name="@1@45" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="116,55,90,255" />
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
    <field name="sliver_id" configurationFlags="None">
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
    <field name="project_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="project_name" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="check_id" configurationFlags="None">
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
    <field name="document_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="document_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="class" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="class_label" configurationFlags="None">
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
    <field name="mean_width_m" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="inscribed_width_m" configurationFlags="None">
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
    <field name="cause" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="écart de numérisation" value="digitising" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="plus étroit que la précision du document" value="accuracy" />
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="cause_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="cause_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="sliver_id" index="0" name="Identifiant" />
    <alias field="finding_id" index="1" name="Constat" />
    <alias field="project_id" index="2" name="Projet (identifiant)" />
    <alias field="project_name" index="3" name="Projet" />
    <alias field="check_id" index="4" name="Contrôle (code)" />
    <alias field="document_id" index="5" name="Document (code)" />
    <alias field="document_fr" index="6" name="Document" />
    <alias field="document_en" index="7" name="Document (anglais)" />
    <alias field="class" index="8" name="Classe" />
    <alias field="class_label" index="9" name="Libellé de la classe" />
    <alias field="area_m2" index="10" name="Surface (m²)" />
    <alias field="mean_width_m" index="11" name="Largeur moyenne (m)" />
    <alias field="inscribed_width_m" index="12" name="Largeur inscrite (m)" />
    <alias field="tolerance_m" index="13" name="Précision du document (m)" />
    <alias field="cause" index="14" name="Cause (code)" />
    <alias field="cause_fr" index="15" name="Cause" />
    <alias field="cause_en" index="16" name="Cause (anglais)" />
  </aliases>
  <attributetableconfig>
    <columns>
      <column type="field" name="sliver_id" width="-1" hidden="0" />
      <column type="field" name="finding_id" width="-1" hidden="0" />
      <column type="field" name="project_id" width="-1" hidden="0" />
      <column type="field" name="project_name" width="-1" hidden="0" />
      <column type="field" name="check_id" width="-1" hidden="0" />
      <column type="field" name="document_id" width="-1" hidden="0" />
      <column type="field" name="document_fr" width="-1" hidden="0" />
      <column type="field" name="document_en" width="-1" hidden="1" />
      <column type="field" name="class" width="-1" hidden="0" />
      <column type="field" name="class_label" width="-1" hidden="0" />
      <column type="field" name="area_m2" width="-1" hidden="0" />
      <column type="field" name="mean_width_m" width="-1" hidden="0" />
      <column type="field" name="inscribed_width_m" width="-1" hidden="0" />
      <column type="field" name="tolerance_m" width="-1" hidden="0" />
      <column type="field" name="cause" width="-1" hidden="0" />
      <column type="field" name="cause_fr" width="-1" hidden="0" />
      <column type="field" name="cause_en" width="-1" hidden="1" />
    </columns>
  </attributetableconfig>
  <mapTip>&lt;b&gt;[% replace(replace(replace(coalesce("cause_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;&lt;br/&gt;[% replace(replace(replace(coalesce("mean_width_m", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("project_name", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]</mapTip>
  <previewExpression>"sliver_id"</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
