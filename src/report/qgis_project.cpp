#include "report/qgis_project.hpp"

#include <array>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include "base/json_writer.hpp"
#include "report/qgis_layout.hpp"
#include "report/qml.hpp"
#include "report/zip_file.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using geometry::Family;

const char* geometry_word(Family family) {
    return family == Family::point   ? "Point"
           : family == Family::line  ? "Line"
           : family == Family::area  ? "Polygon"
                                     : "No geometry";
}

class Project {
   public:
    Project(const model::RunInfo& run, const QgisProjectOptions& options, const GeoPackageContents& contents)
        : run_(run), options_(options), contents_(contents) {
        document_.append_child(pugi::node_doctype).set_value("qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'");
        root_ = document_.append_child("qgis");
        root_.append_attribute("version") = "3.22.16";
        root_.append_attribute("projectname") = plain_words(run.analysis->title).c_str();
        root_.append_child("title").text() = plain_words(run.analysis->title).c_str();
        add_crs(root_.append_child("projectCrs"));
        tree_ = root_.append_child("layer-tree-group");
        canvas();
        layers_ = root_.append_child("projectlayers");
        properties();
        fill();
        sheet_.lang = options_.lang;
        sheet_.extent = shown();
        add_sheet(root_.append_child("Layouts"), run_, sheet_);
    }

    [[nodiscard]] std::string text() const {
        std::ostringstream out;
        document_.save(out, " ", pugi::format_default | pugi::format_no_declaration, pugi::encoding_utf8);
        return out.str();
    }

   private:
    struct Entry {
        std::string name;
        std::string subset;  // SQL; empty: all rows
        bool shown = true;
        bool in_legend = false;
    };

    [[nodiscard]] std::string say(const char* french, const char* english) const {
        return options_.lang == Lang::fr ? french : english;
    }

    [[nodiscard]] geometry::Box shown() const {
        constexpr double kAround_m = 200.0;
        return contents_.extent.widened(kAround_m);
    }

    void add_crs(pugi::xml_node parent) const {
        pugi::xml_node crs = parent.append_child("spatialrefsys");
        if (options_.crs.code().empty()) {
            crs.append_child("wkt").text() = options_.crs.wkt().c_str();
            return;
        }
        crs.append_child("srsid").text() = 1;  // any: QGIS looks the name up
        crs.append_child("authid").text() = options_.crs.code().c_str();
    }

    void canvas() {
        constexpr int kMicrometres = 6;
        pugi::xml_node canvas = root_.append_child("mapcanvas");
        canvas.append_attribute("name") = "theMapCanvas";
        canvas.append_child("units").text() = "meters";
        pugi::xml_node extent = canvas.append_child("extent");
        const geometry::Box box = shown();
        const std::array<std::pair<const char*, double>, 4> sides{
            {{"xmin", box.min_x}, {"ymin", box.min_y}, {"xmax", box.max_x}, {"ymax", box.max_y}}};
        for (const auto& [name, side] : sides) {
            std::string text;
            append_fixed(text, side, kMicrometres);
            extent.append_child(name).text() = text.c_str();
        }
        add_crs(canvas.append_child("destinationsrs"));
    }

    void properties() {
        pugi::xml_node all = root_.append_child("properties");
        const auto add = [&](const char* group, const char* name, const char* type, const char* value) {
            pugi::xml_node one = all.append_child(group).append_child(name);
            one.append_attribute("type") = type;
            one.text() = value;
        };
        add("SpatialRefSys", "ProjectionsEnabled", "int", "1");
        add("Paths", "Absolute", "bool", "false");
    }

    pugi::xml_node group(const std::string& name, bool shown, bool expanded) {
        return group(tree_, name, shown, expanded);
    }
    static pugi::xml_node group(pugi::xml_node parent, const std::string& name, bool shown, bool expanded) {
        pugi::xml_node one = parent.append_child("layer-tree-group");
        one.append_attribute("name") = plain_words(name).c_str();
        one.append_attribute("checked") = shown ? "Qt::Checked" : "Qt::Unchecked";
        one.append_attribute("expanded") = expanded ? 1 : 0;
        return one;
    }

    [[nodiscard]] bool there(const MapLayer& layer) const {
        const auto rows = contents_.rows.find(layer.name);
        return rows != contents_.rows.end() && rows->second > 0;
    }

    // A layer in a group. QGIS replaces identifiers of ten characters or fewer.
    std::string add(pugi::xml_node group, const MapLayer& layer, const MapStyle& style, const Entry& entry) {
        const std::string id = "terracord_" + layer.name + "_" + std::to_string(++count_);
        const std::string name = plain_words(entry.name);
        std::string source = std::string("./") + kGeoPackageName + "|layername=" + layer.name;
        if (!entry.subset.empty()) source += "|subset=" + entry.subset;
        pugi::xml_node leaf = group.append_child("layer-tree-layer");
        leaf.append_attribute("id") = id.c_str();
        leaf.append_attribute("name") = name.c_str();
        leaf.append_attribute("source") = source.c_str();
        leaf.append_attribute("providerKey") = "ogr";
        leaf.append_attribute("checked") = entry.shown ? "Qt::Checked" : "Qt::Unchecked";
        leaf.append_attribute("expanded") = entry.in_legend ? 1 : 0;
        pugi::xml_node one = layers_.append_child("maplayer");
        one.append_attribute("type") = "vector";
        one.append_attribute("geometry") = geometry_word(layer.family);
        one.append_attribute("labelsEnabled") = style.label.empty() ? 0 : 1;
        one.append_attribute("readOnly") = 1;
        one.append_child("id").text() = id.c_str();
        one.append_child("datasource").text() = source.c_str();
        one.append_child("layername").text() = name.c_str();
        if (layer.family != Family::none) add_crs(one.append_child("srs"));
        pugi::xml_node provider = one.append_child("provider");
        provider.append_attribute("encoding") = "UTF-8";
        provider.text() = "ogr";
        pugi::xml_node about = one.append_child("resourceMetadata");
        about.append_child("type").text() = "dataset";
        about.append_child("title").text() = name.c_str();
        about.append_child("abstract").text() = layer.description.in(options_.lang).c_str();
        add_style(one, layer, style, options_.lang);
        if (entry.in_legend) sheet_.legend.push_back({id, name});
        return id;
    }

    // Of a source, what has rows: points over lines over areas.
    void add_source(pugi::xml_node group, const MapSource& source, bool shown, bool in_legend) {
        constexpr std::array kFromTop{Family::point, Family::line, Family::area};
        for (const Family family : kFromTop) {
            for (const MapLayer* layer : source.layers) {
                if (layer->family != family || !there(*layer)) continue;
                add(group, *layer, map_style(*layer),
                    {.name = layer->title.in(options_.lang), .shown = shown, .in_legend = in_legend});
            }
        }
    }

    void fill() {
        pugi::xml_node findings = group(say("Contradictions et réserves", "Conflicts and reservations"), true, true);
        add_source(findings, conflicts_source(), true, true);
        add_themes(group(findings, say("Par thème", "By theme"), false, false));
        pugi::xml_node projects = group(say("Projets", "Projects"), true, true);
        const MapLayer& perimeters = *projects_source().layers.front();
        sheet_.coverage_id = add(projects, perimeters, map_style(perimeters),
                                 {.name = perimeters.title.in(options_.lang), .in_legend = true});
        add_source(projects, adjusted_source(), false, false);
        add_source(group(say("Non évaluable", "Not assessable"), false, false), not_assessable_source(), true, false);
        add_needs();
        pugi::xml_node quality = group(say("Qualité des données", "Quality of the data"), false, false);
        for (const MapSource* source : {&slivers_source(), &faults_source(), &differences_source()})
            add_source(quality, *source, true, false);
        add_documents();
        pugi::xml_node tables = group(say("Tableaux", "Tables"), true, false);
        for (const MapSource* source : {&findings_source(), &documents_source()}) {
            const MapLayer& layer = *source->layers.front();
            if (there(layer)) add(tables, layer, {}, {.name = layer.title.in(options_.lang)});
        }
    }

    void add_themes(pugi::xml_node parent) {
        std::set<std::string> themes;
        for (const auto& [layer, some] : contents_.themes) themes.insert(some.begin(), some.end());
        for (const std::string& theme : themes) {
            const std::string name = wording::capitalised(wording::label("theme", theme, options_.lang));
            pugi::xml_node one = group(parent, name, false, false);
            for (auto layer = conflicts_source().layers.rbegin(); layer != conflicts_source().layers.rend(); ++layer) {
                const auto known = contents_.themes.find((*layer)->name);
                if (known == contents_.themes.end() || !known->second.contains(theme)) continue;
                add(one, **layer, map_style(**layer),
                    {.name = name + " – " + (*layer)->title.in(options_.lang),
                     .subset = quoted_field("theme") + " = " + sql_text(theme)});
            }
        }
    }

    // A layer a need: all of them lie on the same units.
    void add_needs() {
        const MapLayer& layer = *needs_source().layers.front();
        if (!there(layer)) return;
        pugi::xml_node needs = group(say("Besoins", "Needs"), false, false);
        bool first = true;
        for (const model::NeedSpec& need : run_.analysis->needs) {
            add(needs, layer, map_style(layer),
                {.name = wording::capitalised(need.title.in(options_.lang)),
                 .subset = quoted_field("need_id") + " = " + sql_text(need.id),
                 .shown = std::exchange(first, false)});
        }
    }

    // Zones of the plans in force are shown under the projects; the others are there to be switched on.
    void add_documents() {
        pugi::xml_node documents = group("Documents", true, false);
        for (std::size_t i = 0; i < run_.analysis->documents.size(); ++i) {
            const model::DocumentSpec& document = run_.analysis->documents[i];
            const bool plan = document.type.starts_with("plu") && document.enforceable();
            pugi::xml_node one;
            for (const Family family : {Family::point, Family::line, Family::area}) {
                const MapStyle style = context_style(contents_.grounds, family, i);
                if (style.categories.empty()) continue;
                if (!one) one = group(documents, document.title.in(options_.lang), plan, false);
                const MapLayer& layer = context_layer(family);
                const bool shown = plan && family == Family::area;
                add(one, layer, style,
                    {.name = document.title.in(options_.lang) +
                             (family == Family::line    ? say(" (lignes)", " (lines)")
                              : family == Family::point ? " (points)"
                                                        : std::string()),
                     .subset = quoted_field("document_id") + " = " + sql_text(document.id),
                     .shown = shown,
                     .in_legend = shown});
            }
        }
    }

    static std::string sql_text(const std::string& text) {
        std::string out = "'";
        for (const char letter : text) out.append(letter == '\'' ? 2 : 1, letter);
        return out + "'";
    }

    const model::RunInfo& run_;
    const QgisProjectOptions& options_;
    const GeoPackageContents& contents_;
    pugi::xml_document document_;
    pugi::xml_node root_;
    pugi::xml_node tree_;
    pugi::xml_node layers_;
    Sheet sheet_;
    int count_ = 0;
};

class QgisProjectSink final : public model::Sink {
   public:
    QgisProjectSink(std::filesystem::path folder, QgisProjectOptions options, const GeoPackageContents& contents)
        : folder_(std::move(folder)), options_(std::move(options)), contents_(contents) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        return {};
    }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals&) override {
        if (!contents_.whole) {
            return fail(ErrorCode::output_unwritable,
                        {"terracord.qgz n'est pas écrit : terracord.gpkg, dont il montre les couches, ne l'est pas",
                         "terracord.qgz is not written: terracord.gpkg, whose layers it shows, is not there"});
        }
        return write_zip(folder_ / kQgisProjectName, "terracord.qgs", qgis_project(*run_, options_, contents_));
    }
    [[nodiscard]] std::string name() const override { return kQgisProjectName; }

   private:
    std::filesystem::path folder_;
    QgisProjectOptions options_;
    const GeoPackageContents& contents_;
    const model::RunInfo* run_ = nullptr;
};

}  // namespace

std::string qgis_project(const model::RunInfo& run, const QgisProjectOptions& options,
                         const GeoPackageContents& contents) {
    return Project(run, options, contents).text();
}

std::unique_ptr<model::Sink> make_qgis_project_sink(const std::filesystem::path& folder,
                                                    const QgisProjectOptions& options,
                                                    const GeoPackageContents& contents) {
    return std::make_unique<QgisProjectSink>(folder, options, contents);
}

}  // namespace terracord::report
