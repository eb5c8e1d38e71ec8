<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16" styleCategories="Symbology|Labeling|Fields|Forms|AttributeTable|MapTips" labelsEnabled="1">
  <renderer-v2 type="categorizedSymbol" attr="&quot;verdict&quot; || if(&quot;place&quot; = 'perimeter', '_perimeter', '')" forceraster="0" symbollevels="1" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="attention_perimeter" label="Point de vigilance (tout le périmètre)" />
      <category render="true" symbol="1" value="reservation_perimeter" label="Réserve (tout le périmètre)" />
      <category render="true" symbol="2" value="conflict_perimeter" label="Contradiction (tout le périmètre)" />
      <category render="true" symbol="3" value="attention" label="Point de vigilance" />
      <category render="true" symbol="4" value="reservation" label="Réserve" />
      <category render="true" symbol="5" value="conflict" label="Contradiction" />
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="158,208,245,25" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="0,93,153,255" />
            <Option type="QString" name="outline_style" value="dash" />
            <Option type="QString" name="outline_width" value="0.64" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="230,159,0,25" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="138,90,0,255" />
            <Option type="QString" name="outline_style" value="dash" />
            <Option type="QString" name="outline_width" value="0.8" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="158,42,0,25" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="90,20,0,255" />
            <Option type="QString" name="outline_style" value="dash" />
            <Option type="QString" name="outline_width" value="0.96" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="158,208,245,120" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="0,93,153,255" />
            <Option type="QString" name="outline_style" value="dash" />
            <Option type="QString" name="outline_width" value="0.4" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="230,159,0,90" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="138,90,0,255" />
            <Option type="QString" name="outline_style" value="solid" />
            <Option type="QString" name="outline_width" value="0.5" />
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
            <Option type="QString" name="color" value="138,90,0,255" />
          </Option>
          <symbol type="line" name="@4@45" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="138,90,0,255" />
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
      <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="158,42,0,150" />
            <Option type="QString" name="style" value="solid" />
            <Option type="QString" name="outline_color" value="90,20,0,255" />
            <Option type="QString" name="outline_style" value="solid" />
            <Option type="QString" name="outline_width" value="0.6" />
            <Option type="QString" name="outline_width_unit" value="MM" />
            <Option type="QString" name="joinstyle" value="round" />
          </Option>
        </layer>
        <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="45" />
            <Option type="QString" name="distance" value="1.8" />
            <Option type="QString" name="distance_unit" value="MM" />
            <Option type="QString" name="line_width" value="0.25" />
            <Option type="QString" name="line_width_unit" value="MM" />
            <Option type="QString" name="color" value="90,20,0,255" />
          </Option>
          <symbol type="line" name="@5@45" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="90,20,0,255" />
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
            <Option type="QString" name="distance" value="1.8" />
            <Option type="QString" name="distance_unit" value="MM" />
            <Option type="QString" name="line_width" value="0.25" />
            <Option type="QString" name="line_width_unit" value="MM" />
            <Option type="QString" name="color" value="90,20,0,255" />
          </Option>
          <symbol type="line" name="@5@135" alpha="1" clip_to_extent="1" force_rhr="0">
            <layer class="SimpleLine" enabled="1" locked="0" pass="0">
              <Option type="Map">
                <Option type="QString" name="line_color" value="90,20,0,255" />
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
      <text-style fieldName="&quot;verdict_fr&quot; || '\n' || coalesce(nullif(&quot;class&quot;, ''), &quot;check_fr&quot;)" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" fontWeight="50" textColor="30,30,30,255" textOpacity="1" allowHtml="0">
        <text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferJoinStyle="128" />
      </text-style>
      <text-format wrapChar="" autoWrapLength="24" multilineAlign="1" />
      <placement placement="1" centroidWhole="0" centroidInside="1" fitInPolygonOnly="0" />
      <rendering scaleVisibility="1" scaleMin="1" scaleMax="25000" obstacle="0" displayAll="0" drawLabels="1" />
    </settings>
  </labeling>
  <fieldConfiguration>
    <field name="conflict_id" configurationFlags="None">
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
    <field name="theme" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="documents" value="document" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="zonage et règlement" value="zoning" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="servitudes" value="easement" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="risques" value="risk" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="patrimoine" value="heritage" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="biodiversité et paysage" value="ecology" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="climat" value="climate" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="énergie" value="energy" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="mobilités" value="mobility" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="procédures" value="procedure" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="coûts et participations" value="cost" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="équipements et services" value="services" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="habitat" value="housing" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="eau" value="water" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="bruit" value="noise" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="économie et commerce" value="economy" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="pilotage et participation" value="management" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="foncier et sols" value="land" />
              </Option>
            </Option>
          </Option>
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
    <field name="document_version" configurationFlags="None">
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
    <field name="relation" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="non opposable" value="guidance" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="prise en compte" value="consideration" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="compatibilité" value="compatibility" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="conformité" value="conformity" />
              </Option>
            </Option>
          </Option>
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
    <field name="place" configurationFlags="None">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="emprise concernée" value="pieces" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="recouvrements étroits" value="slivers" />
              </Option>
              <Option type="Map">
                <Option type="QString" name="périmètre du projet" value="perimeter" />
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="emphasis" configurationFlags="None">
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
    <field name="area_strict_m2" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="share" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="length_m" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="count" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="distance_m" configurationFlags="None">
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
    <field name="threshold" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
    <field name="reference" configurationFlags="None">
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
    <field name="covered_share" configurationFlags="None">
      <editWidget type="TextEdit">
        <config>
          <Option />
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="conflict_id" index="0" name="Identifiant" />
    <alias field="finding_id" index="1" name="Constat" />
    <alias field="project_id" index="2" name="Projet (identifiant)" />
    <alias field="project_name" index="3" name="Projet" />
    <alias field="check_id" index="4" name="Contrôle (code)" />
    <alias field="check_fr" index="5" name="Contrôle" />
    <alias field="check_en" index="6" name="Contrôle (anglais)" />
    <alias field="theme" index="7" name="Thème" />
    <alias field="document_id" index="8" name="Document (code)" />
    <alias field="document_fr" index="9" name="Document" />
    <alias field="document_en" index="10" name="Document (anglais)" />
    <alias field="document_version" index="11" name="Version du document" />
    <alias field="class" index="12" name="Classe" />
    <alias field="class_label" index="13" name="Libellé de la classe" />
    <alias field="verdict" index="14" name="Verdict" />
    <alias field="verdict_fr" index="15" name="Verdict (libellé)" />
    <alias field="verdict_en" index="16" name="Verdict (libellé) (anglais)" />
    <alias field="relation" index="17" name="Rapport au document" />
    <alias field="reason" index="18" name="Motif" />
    <alias field="place" index="19" name="Géométrie" />
    <alias field="emphasis" index="20" name="Réserve majeure" />
    <alias field="area_m2" index="21" name="Surface robuste (m²)" />
    <alias field="area_strict_m2" index="22" name="Surface brute (m²)" />
    <alias field="share" index="23" name="Part (0 à 1)" />
    <alias field="length_m" index="24" name="Linéaire (m)" />
    <alias field="count" index="25" name="Nombre" />
    <alias field="distance_m" index="26" name="Distance (m)" />
    <alias field="tolerance_m" index="27" name="Précision du document (m)" />
    <alias field="threshold" index="28" name="Seuils atteints" />
    <alias field="reference" index="29" name="Référence" />
    <alias field="sentence_fr" index="30" name="Constat rédigé" />
    <alias field="sentence_en" index="31" name="Constat rédigé (anglais)" />
    <alias field="covered_share" index="32" name="Part couverte par la donnée (0 à 1)" />
  </aliases>
  <attributetableconfig>
    <columns>
      <column type="field" name="conflict_id" width="-1" hidden="0" />
      <column type="field" name="finding_id" width="-1" hidden="0" />
      <column type="field" name="project_id" width="-1" hidden="0" />
      <column type="field" name="project_name" width="-1" hidden="0" />
      <column type="field" name="check_id" width="-1" hidden="0" />
      <column type="field" name="check_fr" width="-1" hidden="0" />
      <column type="field" name="check_en" width="-1" hidden="1" />
      <column type="field" name="theme" width="-1" hidden="0" />
      <column type="field" name="document_id" width="-1" hidden="0" />
      <column type="field" name="document_fr" width="-1" hidden="0" />
      <column type="field" name="document_en" width="-1" hidden="1" />
      <column type="field" name="document_version" width="-1" hidden="0" />
      <column type="field" name="class" width="-1" hidden="0" />
      <column type="field" name="class_label" width="-1" hidden="0" />
      <column type="field" name="verdict" width="-1" hidden="0" />
      <column type="field" name="verdict_fr" width="-1" hidden="0" />
      <column type="field" name="verdict_en" width="-1" hidden="1" />
      <column type="field" name="relation" width="-1" hidden="0" />
      <column type="field" name="reason" width="-1" hidden="0" />
      <column type="field" name="place" width="-1" hidden="0" />
      <column type="field" name="emphasis" width="-1" hidden="0" />
      <column type="field" name="area_m2" width="-1" hidden="0" />
      <column type="field" name="area_strict_m2" width="-1" hidden="0" />
      <column type="field" name="share" width="-1" hidden="0" />
      <column type="field" name="length_m" width="-1" hidden="0" />
      <column type="field" name="count" width="-1" hidden="0" />
      <column type="field" name="distance_m" width="-1" hidden="0" />
      <column type="field" name="tolerance_m" width="-1" hidden="0" />
      <column type="field" name="threshold" width="-1" hidden="0" />
      <column type="field" name="reference" width="-1" hidden="0" />
      <column type="field" name="sentence_fr" width="-1" hidden="0" />
      <column type="field" name="sentence_en" width="-1" hidden="1" />
      <column type="field" name="covered_share" width="-1" hidden="0" />
    </columns>
  </attributetableconfig>
  <mapTip>&lt;b&gt;[% replace(replace(replace(coalesce("verdict_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;&lt;br/&gt;[% replace(replace(replace(coalesce("check_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("project_name", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("sentence_fr", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;br/&gt;[% replace(replace(replace(coalesce("reference", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]</mapTip>
  <previewExpression>"check_fr" || ' – ' || "project_name"</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
