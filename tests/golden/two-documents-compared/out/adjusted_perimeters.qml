<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|MapTips" labelsEnabled="0">
  <renderer-v2 type="categorizedSymbol" attr="scope" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="finding" label="Découpe qui lève un constat (suggestion)"/>
      <category render="true" symbol="1" value="contradictions" label="Découpe qui lève toutes les contradictions (suggestion)"/>
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="0,158,115,50"/>
            <Option type="QString" name="style" value="solid"/>
            <Option type="QString" name="outline_color" value="0,158,115,255"/>
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
            <Option type="QString" name="color" value="0,114,178,50"/>
            <Option type="QString" name="style" value="solid"/>
            <Option type="QString" name="outline_color" value="0,114,178,255"/>
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
    <field name="adjusted_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="project_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="project_name" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="scope" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="scope_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="scope_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="finding_id" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="check_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="check_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="subject" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="clears" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="n_clears" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="kept_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="lost_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="lost_share" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="parts" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="crumbs" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="widest_m" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="buildable" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="changes" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="rerun" configurationFlags="None">
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
    <field name="status_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
    <field name="status_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config><Option/></config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="adjusted_id" index="0" name="Identifiant"/>
    <alias field="project_id" index="1" name="Projet (identifiant)"/>
    <alias field="project_name" index="2" name="Projet"/>
    <alias field="scope" index="3" name="Portée (code)"/>
    <alias field="scope_fr" index="4" name="Portée"/>
    <alias field="scope_en" index="5" name="Portée (anglais)"/>
    <alias field="finding_id" index="6" name="Constat"/>
    <alias field="check_fr" index="7" name="Contrôle"/>
    <alias field="check_en" index="8" name="Contrôle (anglais)"/>
    <alias field="subject" index="9" name="Ce qui est découpé"/>
    <alias field="clears" index="10" name="Constats levés"/>
    <alias field="n_clears" index="11" name="Nombre de constats levés"/>
    <alias field="kept_m2" index="12" name="Surface conservée (m²)"/>
    <alias field="lost_m2" index="13" name="Surface retirée (m²)"/>
    <alias field="lost_share" index="14" name="Part retirée"/>
    <alias field="parts" index="15" name="Nombre de parties"/>
    <alias field="crumbs" index="16" name="Parties trop petites ou trop étroites"/>
    <alias field="widest_m" index="17" name="Plus grand cercle inscrit (m)"/>
    <alias field="buildable" index="18" name="Constructible par sa taille"/>
    <alias field="changes" index="19" name="Autres verdicts (codes)"/>
    <alias field="rerun" index="20" name="Contrôles rejoués"/>
    <alias field="sentence_fr" index="21" name="Ce qui est retiré et ce qui reste"/>
    <alias field="sentence_en" index="22" name="Ce qui est retiré et ce qui reste (anglais)"/>
    <alias field="status_fr" index="23" name="Avertissement"/>
    <alias field="status_en" index="24" name="Avertissement (anglais)"/>
  </aliases>
  <mapTip>[% &quot;sentence_fr&quot; %] [% &quot;status_fr&quot; %]</mapTip>
  <previewExpression>&quot;adjusted_id&quot;</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
