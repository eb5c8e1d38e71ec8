#include "report/context_layers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/fields.hpp"

namespace terracord::report {

namespace {

using cartography::Neighbour;
using geometry::Family;

struct Row {
    const model::DocumentSpec& document;
    const Neighbour& neighbour;
    const std::string& ground;
    std::size_t window;
};

const Fields<Row>& fields() {
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("context_id", {"Identifiant", "Identifier"}, [](const Row& row) {
            return row.document.id + "/" + row.document.layers[row.neighbour.layer].name + "/" +
                   std::to_string(row.neighbour.fid) + "/" + std::to_string(row.window + 1);
        });
        all.text("document_id", {"Document (code)", "Document (code)"}, [](const Row& row) { return row.document.id; });
        all.both("document", {"Document", "Document"}, [](const Row& row) { return row.document.title; });
        all.text("layer", {"Couche", "Layer"},
                 [](const Row& row) { return row.document.layers[row.neighbour.layer].name; });
        all.whole("source_fid", {"Numéro dans la source", "Number in the source"},
                  [](const Row& row) { return row.neighbour.fid; });
        all.text("class", {"Classe", "Class"}, [](const Row& row) { return row.neighbour.feature_class; });
        all.text("label", {"Libellé", "Label"}, [](const Row& row) { return row.neighbour.label; });
        all.text("ground", {"Fond (code)", "Ground (code)"}, [](const Row& row) { return row.ground; });
        return all;
    }();
    return made;
}

// Zones of a plan are drawn by their first letters, anything else by its layer. Where two classes look the same they
// are one kind of ground.
std::string zone_kind(const model::DocumentSpec& document, const std::string& layer, const std::string& feature_class) {
    const cartography::Style style = cartography::ground_style(document.type, layer, feature_class);
    for (const char* zone : {"U", "AU", "A", "N"}) {
        if (feature_class.empty()) break;
        if (cartography::ground_style(document.type, layer, zone).fill == style.fill &&
            cartography::ground_style(document.type, layer, "").fill != style.fill)
            return zone;
    }
    return {};
}

std::string ground_of(const model::Analysis& analysis, const Neighbour& neighbour, Family family, Grounds& grounds) {
    const model::DocumentSpec& document = analysis.documents[neighbour.document];
    const std::string& layer = document.layers[neighbour.layer].name;
    const std::string zone = zone_kind(document, layer, neighbour.feature_class);
    const std::string code = document.id + "/" + layer + (zone.empty() ? "" : "/" + zone);
    if (const auto known = grounds.find(code); known != grounds.end() && known->second.family == family) return code;
    Category category{code, same_text(layer + (zone.empty() ? "" : " " + zone)),
                      cartography::ground_style(document.type, layer, neighbour.feature_class)};
    grounds.insert_or_assign(code, Ground{neighbour.document, document.title, family, std::move(category)});
    return code;
}

}  // namespace

const MapLayer& context_layer(Family family) {
    const auto made = [](std::string name, Text title, Family of) {
        return MapLayer{.name = std::move(name),
                        .title = std::move(title),
                        .description = {"Les objets des documents autour des projets, découpés à leurs abords.",
                                        "Features of the documents around the projects, clipped to their surroundings."},
                        .family = of,
                        .columns = fields().columns()};
    };
    static const MapLayer areas = made("context", {"Documents (surfaces)", "Documents (areas)"}, Family::area);
    static const MapLayer lines = made("context_lines", {"Documents (lignes)", "Documents (lines)"}, Family::line);
    static const MapLayer points = made("context_points", {"Documents (points)", "Documents (points)"}, Family::point);
    return family == Family::line ? lines : family == Family::point ? points : areas;
}

geometry::Box window_around(const geometry::Box& perimeter) {
    constexpr double kLeast_m = 200.0;
    constexpr double kMost_m = 1000.0;
    return perimeter.widened(std::clamp(std::hypot(perimeter.width(), perimeter.height()) / 2, kLeast_m, kMost_m));
}

Result<void> context_rows(const cartography::Surroundings& surroundings, std::vector<geometry::Box> windows,
                          Grounds& grounds, const TakeRow& take) {
    if (!surroundings.attached()) return {};
    const model::Analysis& analysis = *surroundings.analysis();
    const std::vector<geometry::Box> merged = cartography::merged_windows(std::move(windows));
    for (std::size_t window = 0; window < merged.size(); ++window) {
        for (const Neighbour& neighbour : surroundings.within(merged[window])) {
            const auto inside = cartography::clipped(neighbour, merged[window]);
            if (!inside) return tl::unexpected(inside.error());
            if (inside->empty()) continue;
            const Family family = inside->family();
            const std::string ground = ground_of(analysis, neighbour, family, grounds);
            const Row row{analysis.documents[neighbour.document], neighbour, ground, window};
            if (auto taken = take(context_layer(family), fields().cells(row), *inside); !taken) return taken;
        }
    }
    return {};
}

MapStyle context_style(const Grounds& grounds, Family family, std::size_t document) {
    MapStyle style;
    style.expression = "ground";
    for (const auto& [code, ground] : grounds) {
        if (ground.family != family || (document != std::string::npos && ground.document != document)) continue;
        Category& category = style.categories.emplace_back(ground.category);
        if (document != std::string::npos) continue;  // the layer bears its title
        category.label.fr = ground.title.fr + " – " + category.label.fr;
        category.label.en = ground.title.en + " – " + category.label.en;
    }
    style.label = same_text(R"(coalesce(nullif("class", ''), "label"))");
    style.display = same_text(R"("label" || ' – ' || "layer")");
    style.tip = {{"document_fr", "document_en"}, same_text("layer"), same_text("class"), same_text("label")};
    return style;
}

}  // namespace terracord::report
