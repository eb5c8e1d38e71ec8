<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|AttributeTable|MapTips" labelsEnabled="0">
  <renderer-v2 type="categorizedSymbol" attr="scope" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="finding" label="Découpe suggérée pour un constat" />
      <category render="true" symbol="1" value="contradictions" label="Découpe suggérée pour toutes les contradictions" />
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="0,158,115,50" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="0,110,80,255" />
            <Option type="QString" name="outline_style" value="dash" />
            <Option type="QString" name="outline_width" value="0.6" />
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
        <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="45" />
            <Option type="QString" name="distance" value="2" />
            <Option type="QString" name="distance_unit" value="MM" />
            <Option type="QString" name="line_width" value="0.25" />
            <Option type="QString" name="line_width_unit" value="MM" />
            <Option type="QString" name="color" value="0,110,80,255" />
          </Option>
          <symbol type="line" name="@1@45" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="0,110,80,255" />
                <Option type="QString" name="line_style" value="dot" />
                <Option type="QString" name="line_width" value="0.25" />
                <Option type="QString" name="line_width_unit" value="MM" />
                <Option type="QString" name="joinstyle" value="round" />
                <Option type="QString" name="capstyle" value="flat" />
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <fieldConfiguration>
    <field name="adjusted_id" configurationFlags="None">
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
    <field name="scope" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="pour un constat" value="finding" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="pour toutes les contradictions" value="contradictions" />
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="scope_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="scope_en" configurationFlags="None">
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
    <field name="check_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="check_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="subject" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="clears" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_clears" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="kept_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="lost_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="lost_share" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="parts" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="crumbs" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="widest_m" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="buildable" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="changes" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="rerun" configurationFlags="None">
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
    <field name="status_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="status_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="adjusted_id" index="0" name="Identifiant" />
    <alias field="project_id" index="1" name="Projet (identifiant)" />
    <alias field="project_name" index="2" name="Projet" />
    <alias field="scope" index="3" name="Portée (code)" />
    <alias field="scope_fr" index="4" name="Portée" />
    <alias field="scope_en" index="5" name="Portée (anglais)" />
    <alias field="finding_id" index="6" name="Constat" />
    <alias field="check_fr" index="7" name="Contrôle" />
    <alias field="check_en" index="8" name="Contrôle (anglais)" />
    <alias field="subject" index="9" name="Ce qui est découpé" />
    <alias field="clears" index="10" name="Constats levés" />
    <alias field="n_clears" index="11" name="Nombre de constats levés" />
    <alias field="kept_m2" index="12" name="Surface conservée (m²)" />
    <alias field="lost_m2" index="13" name="Surface retirée (m²)" />
    <alias field="lost_share" index="14" name="Part retirée (0 à 1)" />
    <alias field="parts" index="15" name="Nombre de parties" />
    <alias field="crumbs" index="16" name="Parties trop petites ou trop étroites" />
    <alias field="widest_m" index="17" name="Plus grand cercle inscrit (m)" />
    <alias field="buildable" index="18" name="Constructible par sa taille" />
    <alias field="changes" index="19" name="Autres verdicts (codes)" />
    <alias field="rerun" index="20" name="Contrôles rejoués" />
    <alias field="sentence_fr" index="21" name="Ce qui est retiré et ce qui reste" />
    <alias field="sentence_en" index="22" name="Ce qui est retiré et ce qui reste (anglais)" />
    <alias field="status_fr" index="23" name="Avertissement" />
    <alias field="status_en" index="24" name="Avertissement (anglais)" />
  </aliases>
  <attributetableconfig>
    <columns>
      <column type="field" name="adjusted_id" width="-1" hidden="0" />
      <column type="field" name="project_id" width="-1" hidden="0" />
      <column type="field" name="project_name" width="-1" hidden="0" />
      <column type="field" name="scope" width="-1" hidden="0" />
      <column type="field" name="scope_fr" width="-1" hidden="0" />
      <column type="field" name="scope_en" width="-1" hidden="1" />
      <column type="field" name="finding_id" width="-1" hidden="0" />
      <column type="field" name="check_fr" width="-1" hidden="0" />
      <column type="field" name="check_en" width="-1" hidden="1" />
      <column type="field" name="subject" width="-1" hidden="0" />
      <column type="field" name="clears" width="-1" hidden="0" />
      <column type="field" name="n_clears" width="-1" hidden="0" />
      <column type="field" name="kept_m2" width="-1" hidden="0" />
      <column type="field" name="lost_m2" width="-1" hidden="0" />
      <column type="field" name="lost_share" width="-1" hidden="0" />
      <column type="field" name="parts" width="-1" hidden="0" />
      <column type="field" name="crumbs" width="-1" hidden="0" />
      <column type="field" name="widest_m" width="-1" hidden="0" />
      <column type="field" name="buildable" width="-1" hidden="0" />
      <column type="field" name="changes" width="-1" hidden="0" />
      <column type="field" name="rerun" width="-1" hidden="0" />
      <column type="field" name="sentence_fr" width="-1" hidden="0" />
      <column type="field" name="sentence_en" width="-1" hidden="1" />
      <column type="field" name="status_fr" width="-1" hidden="0" />
      <column type="field" name="status_en" width="-1" hidden="1" />
    </columns>
  </attributetableconfig>
  <mapTip>&lt;b&gt;[% replace(replace(replace(coalesce("sentence_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;&lt;br/&gt;[% replace(replace(replace(coalesce("status_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]</mapTip>
  <previewExpression>"adjusted_id"</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
