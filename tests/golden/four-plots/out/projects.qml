<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|AttributeTable|MapTips" labelsEnabled="1">
  <renderer-v2 type="categorizedSymbol" attr="documents_code" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="nothing_checked" label="Aucun contrôle conduit" />
      <category render="true" symbol="1" value="no_contradiction" label="Aucune contradiction relevée par les contrôles conduits" />
      <category render="true" symbol="2" value="reservations" label="Aucune contradiction relevée, sous réserves" />
      <category render="true" symbol="3" value="not_demonstrated" label="Cohérence non démontrée" />
      <category render="true" symbol="4" value="conflict" label="En contradiction, en l'état, avec une règle opposable" />
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="255,255,255,0" />
            <Option type="QString" name="style" value="no" />
            <Option type="QString" name="outline_color" value="90,90,90,255" />
            <Option type="QString" name="outline_style" value="solid" />
            <Option type="QString" name="outline_width" value="0.4" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="0,158,115,50" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="0,110,80,255" />
            <Option type="QString" name="outline_style" value="solid" />
            <Option type="QString" name="outline_width" value="0.6" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="230,159,0,40" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="138,90,0,255" />
            <Option type="QString" name="outline_style" value="dash" />
            <Option type="QString" name="outline_width" value="0.6" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="150,150,150,40" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="90,90,90,255" />
            <Option type="QString" name="outline_style" value="dot" />
            <Option type="QString" name="outline_width" value="0.6" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="158,42,0,35" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="158,42,0,255" />
            <Option type="QString" name="outline_style" value="solid" />
            <Option type="QString" name="outline_width" value="0.7" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="&quot;project_name&quot;" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" fontWeight="50" textColor="30,30,30,255" textOpacity="1" allowHtml="0">
        <text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferJoinStyle="128" />
      </text-style>
      <text-format wrapChar="" autoWrapLength="24" multilineAlign="1" />
      <placement placement="1" centroidWhole="0" centroidInside="1" fitInPolygonOnly="0" />
      <rendering scaleVisibility="1" scaleMin="1" scaleMax="25000" obstacle="0" displayAll="0" drawLabels="1" />
    </settings>
  </labeling>
  <fieldConfiguration>
    <field name="project_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="project_code" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="variant" configurationFlags="None">
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
    <field name="phase" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="conception" value="design" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="programmation" value="programming" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="travaux" value="works" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="usage" value="use" />
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="documents_code" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="en contradiction, en l'état, avec une règle opposable" value="conflict" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="cohérence non démontrée" value="not_demonstrated" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="aucune contradiction relevée, sous réserves" value="reservations" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="aucune contradiction relevée par les contrôles conduits" value="no_contradiction" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="aucun contrôle conduit" value="nothing_checked" />
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="documents_label_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="documents_label_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="needs_code" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="aggrave" value="worsens" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="non évaluable" value="not_assessable" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="contribue" value="contributes" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="neutre" value="neutral" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="aucun besoin examiné" value="nothing_checked" />
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="needs_label_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="needs_label_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_conflict" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_reservation" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_attention" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_not_assessable" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_information" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_coherent" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_not_applicable" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_mandatory_open" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="headlines_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="headlines_en" configurationFlags="None">
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
    <field name="area_ellipsoidal_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="commune_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="commune" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="project_id" index="0" name="Identifiant" />
    <alias field="project_code" index="1" name="Code" />
    <alias field="variant" index="2" name="Variante" />
    <alias field="project_name" index="3" name="Projet" />
    <alias field="phase" index="4" name="Phase" />
    <alias field="documents_code" index="5" name="Cohérence avec les documents (code)" />
    <alias field="documents_label_fr" index="6" name="Cohérence avec les documents" />
    <alias field="documents_label_en" index="7" name="Cohérence avec les documents (anglais)" />
    <alias field="needs_code" index="8" name="Adéquation aux besoins (code)" />
    <alias field="needs_label_fr" index="9" name="Adéquation aux besoins" />
    <alias field="needs_label_en" index="10" name="Adéquation aux besoins (anglais)" />
    <alias field="n_conflict" index="11" name="Contradictions" />
    <alias field="n_reservation" index="12" name="Réserves" />
    <alias field="n_attention" index="13" name="Points de vigilance" />
    <alias field="n_not_assessable" index="14" name="Non évaluables" />
    <alias field="n_information" index="15" name="Informations" />
    <alias field="n_coherent" index="16" name="Sans contradiction" />
    <alias field="n_not_applicable" index="17" name="Sans objet" />
    <alias field="n_mandatory_open" index="18" name="Obligatoires non évalués" />
    <alias field="headlines_fr" index="19" name="Points saillants" />
    <alias field="headlines_en" index="20" name="Points saillants (anglais)" />
    <alias field="area_m2" index="21" name="Surface (m²)" />
    <alias field="area_ellipsoidal_m2" index="22" name="Surface ellipsoïdale (m²)" />
    <alias field="commune_id" index="23" name="Commune (code)" />
    <alias field="commune" index="24" name="Commune" />
  </aliases>
  <attributetableconfig>
    <columns>
      <column type="field" name="project_id" width="-1" hidden="0" />
      <column type="field" name="project_code" width="-1" hidden="0" />
      <column type="field" name="variant" width="-1" hidden="0" />
      <column type="field" name="project_name" width="-1" hidden="0" />
      <column type="field" name="phase" width="-1" hidden="0" />
      <column type="field" name="documents_code" width="-1" hidden="0" />
      <column type="field" name="documents_label_fr" width="-1" hidden="0" />
      <column type="field" name="documents_label_en" width="-1" hidden="1" />
      <column type="field" name="needs_code" width="-1" hidden="0" />
      <column type="field" name="needs_label_fr" width="-1" hidden="0" />
      <column type="field" name="needs_label_en" width="-1" hidden="1" />
      <column type="field" name="n_conflict" width="-1" hidden="0" />
      <column type="field" name="n_reservation" width="-1" hidden="0" />
      <column type="field" name="n_attention" width="-1" hidden="0" />
      <column type="field" name="n_not_assessable" width="-1" hidden="0" />
      <column type="field" name="n_information" width="-1" hidden="0" />
      <column type="field" name="n_coherent" width="-1" hidden="0" />
      <column type="field" name="n_not_applicable" width="-1" hidden="0" />
      <column type="field" name="n_mandatory_open" width="-1" hidden="0" />
      <column type="field" name="headlines_fr" width="-1" hidden="0" />
      <column type="field" name="headlines_en" width="-1" hidden="1" />
      <column type="field" name="area_m2" width="-1" hidden="0" />
      <column type="field" name="area_ellipsoidal_m2" width="-1" hidden="0" />
      <column type="field" name="commune_id" width="-1" hidden="0" />
      <column type="field" name="commune" width="-1" hidden="0" />
    </columns>
  </attributetableconfig>
  <mapTip>&lt;b&gt;[% replace(replace(replace(coalesce("project_name", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;&lt;br/&gt;[% replace(replace(replace(coalesce("documents_label_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("headlines_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]</mapTip>
  <previewExpression>"project_name"</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
