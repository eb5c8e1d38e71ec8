#include "report/html_ground.hpp"

#include <algorithm>
#include <array>

#include "cartography/palette.hpp"

namespace terracord::report {

namespace {

constexpr double kLeastMargin = 60.0;  // metres around a project
constexpr double kMargin = 0.35;       // of its size
constexpr double kWide = 2.6;          // a map on a desk is so many times as wide as it is high

geometry::Box window_of(const geometry::Box& box) {
    geometry::Box window = box.widened(std::max(kLeastMargin, kMargin * std::max(box.width(), box.height())));
    const double wider = std::max(0.0, (kWide * window.height() - window.width()) / 2.0);
    window.min_x -= wider;
    window.max_x += wider;
    return window;
}

// The zones of a local plan in force: the one thing planners look for under a project.
bool is_zoning(const model::DocumentSpec& document, const model::LayerSpec& layer) {
    return layer.name == "zones" && document.type.starts_with("plu") && document.enforceable() &&
           !document.other_version;
}

}  // namespace

void HtmlGround::write_around(JsonWriter& json, const model::Project& project) {
    json.begin_array();
    if (surroundings_ != nullptr && surroundings_->attached()) {
        const geometry::Box window = window_of(project.perimeter.box());
        all_.add(window);
        for (const cartography::Neighbour& one : surroundings_->within(window)) {
            const model::DocumentSpec& document = surroundings_->analysis()->documents[one.document];
            const model::LayerSpec& layer = document.layers[one.layer];
            if (!is_zoning(document, layer)) continue;
            const auto piece = cartography::clipped(one, window);
            if (!piece) {
                ++failed_;
                continue;
            }
            if (piece->empty()) continue;
            const cartography::Style style = cartography::ground_style(document.type, layer.name, one.feature_class);
            std::array<char, 7> buffer{};
            json.begin_array().string(cartography::hex(style.fill, buffer));
            json.string(cartography::hex(style.line, buffer)).string(one.feature_class);
            shapes_.write(json, *piece);
            json.end_array();
        }
    }
    json.end_array();
}

void HtmlGround::write_communes(JsonWriter& json) {
    json.begin_array();
    if (surroundings_ != nullptr && surroundings_->attached() && !all_.empty()) {
        for (const cartography::Neighbour& one : surroundings_->communes(all_)) {
            json.begin_array().string(one.label);
            shapes_.write(json, *one.shape);
            json.end_array();
        }
    }
    json.end_array();
}

}  // namespace terracord::report
