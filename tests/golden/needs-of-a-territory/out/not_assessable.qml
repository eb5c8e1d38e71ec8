<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|AttributeTable|MapTips" labelsEnabled="1">
  <renderer-v2 type="categorizedSymbol" attr="if(&quot;mandatory&quot;, 'mandatory', 'optional')" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="optional" label="Non évaluable" />
      <category render="true" symbol="1" value="mandatory" label="Non évaluable, contrôle obligatoire" />
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="120,120,120,40" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="60,60,60,255" />
            <Option type="QString" name="outline_style" value="dot" />
            <Option type="QString" name="outline_width" value="0.4" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
        <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="135" />
            <Option type="QString" name="distance" value="2.5" />
            <Option type="QString" name="distance_unit" value="MM" />
            <Option type="QString" name="line_width" value="0.25" />
            <Option type="QString" name="line_width_unit" value="MM" />
            <Option type="QString" name="color" value="60,60,60,255" />
          </Option>
          <symbol type="line" name="@0@135" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="60,60,60,255" />
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
      <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="120,120,120,40" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="60,60,60,255" />
            <Option type="QString" name="outline_style" value="dot" />
            <Option type="QString" name="outline_width" value="0.8" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
        <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="135" />
            <Option type="QString" name="distance" value="2.5" />
            <Option type="QString" name="distance_unit" value="MM" />
            <Option type="QString" name="line_width" value="0.25" />
            <Option type="QString" name="line_width_unit" value="MM" />
            <Option type="QString" name="color" value="60,60,60,255" />
          </Option>
          <symbol type="line" name="@1@135" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="60,60,60,255" />
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
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="&quot;document_fr&quot; || '\n' || &quot;cause_fr&quot;" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" fontWeight="50" textColor="30,30,30,255" textOpacity="1" allowHtml="0">
        <text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferJoinStyle="128" />
      </text-style>
      <text-format wrapChar="" autoWrapLength="24" multilineAlign="1" />
      <placement placement="1" centroidWhole="0" centroidInside="1" fitInPolygonOnly="0" />
      <rendering scaleVisibility="1" scaleMin="1" scaleMax="25000" obstacle="0" displayAll="0" drawLabels="1" />
    </settings>
  </labeling>
  <fieldConfiguration>
    <field name="gap_id" configurationFlags="None">
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
    <field name="reason" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="seuil atteint" value="threshold_reached" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="contrainte sur le périmètre" value="constraint" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="limite à vérifier" value="limit_to_verify" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="contact de bord" value="edge_contact" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="sous les seuils" value="below_threshold" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="rien relevé" value="nothing_found" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="mesuré, sans seuil" value="measured" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="donnée partielle" value="partly_covered" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="aucune donnée sur le périmètre" value="not_covered" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="hors du périmètre, en deçà de la précision" value="near_limit" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="document non fourni" value="document_missing" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="document sans contrôle" value="document_unused" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="absence déclarée du document" value="document_cleared" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="document non opposable" value="document_not_in_force" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="document opposable" value="document_in_force" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="opposabilité inconnue" value="document_status_unknown" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="périmètre couvert par le document" value="document_covers" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="couche absente" value="layer_missing" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="couche vide" value="layer_empty" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="couche inexploitable" value="layer_failed" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="objets sources inexploitables" value="set_aside_in_the_way" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="échec de la superposition" value="overlay_failed" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="limite de calcul atteinte" value="limit_reached" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="projet hors du champ du contrôle" value="not_concerned" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="à préciser dans une phase ultérieure" value="phase_not_due" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="partie absente du projet" value="no_such_part" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="valeur non renseignée" value="value_missing" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="extrémité d'un corridor" value="corridor_end" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="parties du projet non décrites" value="parts_unknown" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="exception à la règle" value="excepted" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="non appelé par un autre constat" value="not_triggered" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="dépend d'un constat non évaluable" value="trigger_open" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="règle de tout le document" value="whole_document" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="lecture du règlement requise" value="unanswered" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="réponse de lecture" value="answered" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="déclaré, non vérifié" value="declared" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="rien de déclaré" value="undeclared" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="règle chiffrée inconnue" value="rule_missing" />
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
    <field name="checks" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="checks_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="checks_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="n_checks" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="mandatory" configurationFlags="None">
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
    <field name="supply_fr" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="supply_en" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="whole_perimeter" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="uncovered_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="uncovered_share" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="gap_id" index="0" name="Identifiant" />
    <alias field="project_id" index="1" name="Projet (identifiant)" />
    <alias field="project_name" index="2" name="Projet" />
    <alias field="document_id" index="3" name="Document (code)" />
    <alias field="document_fr" index="4" name="Document" />
    <alias field="document_en" index="5" name="Document (anglais)" />
    <alias field="reason" index="6" name="Motif" />
    <alias field="cause_fr" index="7" name="Cause" />
    <alias field="cause_en" index="8" name="Cause (anglais)" />
    <alias field="checks" index="9" name="Contrôles (codes)" />
    <alias field="checks_fr" index="10" name="Contrôles" />
    <alias field="checks_en" index="11" name="Contrôles (anglais)" />
    <alias field="n_checks" index="12" name="Nombre de contrôles" />
    <alias field="mandatory" index="13" name="Obligatoire" />
    <alias field="sentence_fr" index="14" name="Constat rédigé" />
    <alias field="sentence_en" index="15" name="Constat rédigé (anglais)" />
    <alias field="supply_fr" index="16" name="À fournir" />
    <alias field="supply_en" index="17" name="À fournir (anglais)" />
    <alias field="whole_perimeter" index="18" name="Tout le périmètre" />
    <alias field="uncovered_m2" index="19" name="Surface non évaluée (m²)" />
    <alias field="uncovered_share" index="20" name="Part non évaluée (0 à 1)" />
  </aliases>
  <attributetableconfig>
    <columns>
      <column type="field" name="gap_id" width="-1" hidden="0" />
      <column type="field" name="project_id" width="-1" hidden="0" />
      <column type="field" name="project_name" width="-1" hidden="0" />
      <column type="field" name="document_id" width="-1" hidden="0" />
      <column type="field" name="document_fr" width="-1" hidden="0" />
      <column type="field" name="document_en" width="-1" hidden="1" />
      <column type="field" name="reason" width="-1" hidden="0" />
      <column type="field" name="cause_fr" width="-1" hidden="0" />
      <column type="field" name="cause_en" width="-1" hidden="1" />
      <column type="field" name="checks" width="-1" hidden="0" />
      <column type="field" name="checks_fr" width="-1" hidden="0" />
      <column type="field" name="checks_en" width="-1" hidden="1" />
      <column type="field" name="n_checks" width="-1" hidden="0" />
      <column type="field" name="mandatory" width="-1" hidden="0" />
      <column type="field" name="sentence_fr" width="-1" hidden="0" />
      <column type="field" name="sentence_en" width="-1" hidden="1" />
      <column type="field" name="supply_fr" width="-1" hidden="0" />
      <column type="field" name="supply_en" width="-1" hidden="1" />
      <column type="field" name="whole_perimeter" width="-1" hidden="0" />
      <column type="field" name="uncovered_m2" width="-1" hidden="0" />
      <column type="field" name="uncovered_share" width="-1" hidden="0" />
    </columns>
  </attributetableconfig>
  <mapTip>&lt;b&gt;[% replace(replace(replace(coalesce("document_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;&lt;br/&gt;[% replace(replace(replace(coalesce("cause_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("sentence_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("supply_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]</mapTip>
  <previewExpression>"document_fr" || ' – ' || "project_name"</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
