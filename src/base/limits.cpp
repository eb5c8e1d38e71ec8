#include "base/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <vector>

namespace terracord {

namespace {

constexpr std::int64_t kMebi = std::int64_t{1} << 20;
constexpr std::int64_t kGibi = std::int64_t{1} << 30;
constexpr std::int64_t kAny = std::numeric_limits<std::int64_t>::max() / 2;

constexpr std::array<LimitSpec, kLimits> kSpecs{{
    {Limit::analysis_bytes, "analysis-bytes", 16 * kMebi, kAny, true,
     "fichier d'analyse, son catalogue, ses décisions et réponses",
     "analysis file, its catalogue, decisions and answers"},
    {Limit::analysis_levels, "analysis-levels", 64, 200, false, "niveaux imbriqués de ces fichiers",
     "levels of nesting in these files"},
    {Limit::analysis_values, "analysis-values", 200'000, kAny, false, "valeurs de ces fichiers",
     "values in these files"},
    {Limit::record_bytes, "record-bytes", 256 * kMebi, kAny, true, "un enregistrement d'une exécution relue",
     "one record of a finished run that is read again"},
    {Limit::record_values, "record-values", 20'000'000, kAny, false, "valeurs d'un tel enregistrement",
     "values in such a record"},
    {Limit::folder_levels, "folder-levels", 16, 200, false, "dossiers et archives l'un dans l'autre",
     "folders and archives inside each other"},
    {Limit::folder_files, "folder-files", 20'000, kAny, false,
     "fichiers d'un dossier dont la date est relevée avant la lecture",
     "files of a folder whose dates are taken before it is read"},
    {Limit::archive_levels, "archive-levels", 4, 16, false, "archives l'une dans l'autre",
     "archives inside each other"},
    {Limit::archive_names, "archive-names", 2'000, kAny, false, "noms d'une archive qui ne disent pas leur contenu",
     "names in an archive that do not tell what they are"},
    {Limit::unpacked_bytes, "unpacked-bytes", 16 * kGibi, kAny, true, "un jeu de données compressé, décompressé",
     "a dataset in an archive, unpacked"},
    {Limit::run_archive_files, "run-archive-files", 100'000, kAny, false, "fichiers de l'archive d'une exécution",
     "files in the archive of a finished run"},
    {Limit::run_archive_bytes, "run-archive-bytes", 8 * kGibi, kAny, true, "archive d'une exécution, décompressée",
     "archive of a finished run, unpacked"},
    {Limit::feature_vertices, "feature-vertices", 20'000'000, kAny, false, "sommets d'un objet",
     "vertices of one feature"},
    {Limit::value_bytes, "value-bytes", 16 * kMebi, kAny, true, "valeur d'un attribut", "value of one attribute"},
    {Limit::overlay_crossings, "overlay-crossings", 1'000'000, kAny, false, "croisements d'une superposition",
     "crossings of edges in one overlay"},
    {Limit::raster_cells, "raster-cells", 2'000'000'000, kAny, false, "cellules d'un raster sous un projet",
     "cells of a raster under one project"},
    {Limit::raster_memory, "raster-memory", 256 * kMebi, kAny, true, "cellules de rasters gardées en mémoire",
     "cells of rasters kept in memory"},
    {Limit::logo_bytes, "logo-bytes", 4 * kMebi, kAny, true, "logo des pages imprimées", "logo on the printed pages"},
}};

Limits& held() {
    static Limits limits;
    return limits;
}

// "16 MiB", or all of its digits, in threes.
std::string sized(const LimitSpec& spec, std::int64_t value, std::string_view byte, std::string_view space) {
    if (spec.bytes) {
        constexpr std::array<std::string_view, 4> kPrefixes{"", "Ki", "Mi", "Gi"};
        std::size_t power = 0;
        while (power + 1 < kPrefixes.size() && value >= 1024 && value % 1024 == 0) {
            value /= 1024;
            ++power;
        }
        return fmt::format("{} {}{}", value, kPrefixes[power], byte);
    }
    std::string digits = std::to_string(value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), space);
    return digits;
}

tl::unexpected<Error> misused(Text message, Text hint) {
    return fail(ErrorCode::usage, std::move(message), {}, std::move(hint));
}

// 0: it is none.
std::int64_t value_of(std::string_view written, bool bytes) {
    std::int64_t unit = 1;
    if (!written.empty()) {
        constexpr std::string_view kSuffixes = "KMG";
        const auto power = kSuffixes.find(written.back());
        if (power != std::string_view::npos) {
            for (std::size_t i = 0; i <= power; ++i) unit *= bytes ? 1024 : 1000;
            written.remove_suffix(1);
        }
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    const bool whole = error == std::errc{} && end == written.data() + written.size();
    return whole && number > 0 && number <= kAny / unit ? number * unit : 0;
}

}  // namespace

std::span<const LimitSpec, kLimits> limit_specs() { return kSpecs; }

const LimitSpec& spec_of(Limit limit) { return kSpecs[static_cast<std::size_t>(limit)]; }

Limits::Limits() {
    for (std::size_t i = 0; i < kLimits; ++i) values_[i] = kSpecs[i].standard;
}

Result<Limits> Limits::with(std::string_view written) const {
    const auto equals = written.find('=');
    const std::string name(written.substr(0, equals));
    const auto spec =
        std::find_if(kSpecs.begin(), kSpecs.end(), [&](const LimitSpec& one) { return one.name == name; });
    if (spec == kSpecs.end()) {
        std::vector<std::string> names;
        std::string list;
        for (const LimitSpec& one : kSpecs) {
            names.emplace_back(one.name);
            list += (list.empty() ? "" : ", ") + names.back();
        }
        const std::string nearest = nearest_word(name, names);
        return misused({fmt::format("--limit : la limite « {} » n'existe pas", name),
                        fmt::format("--limit: there is no limit '{}'", name)},
                       nearest.empty() ? Text{"Limites : " + list + ".", "Limits: " + list + "."}
                                       : Text{fmt::format("Vouliez-vous dire « {} » ?", nearest),
                                              fmt::format("Did you mean '{}'?", nearest)});
    }
    const std::string_view value = equals == std::string_view::npos ? std::string_view() : written.substr(equals + 1);
    const std::int64_t number = value_of(value, spec->bytes);
    if (number == 0 || number > spec->highest) {
        const bool bounded = spec->highest != kAny;
        const std::string most = std::to_string(spec->highest);
        return misused({fmt::format("--limit {} : « {} » n'est pas un nombre entier de 1 {}", name, value,
                                    bounded ? "à " + most : "ou plus"),
                        fmt::format("--limit {}: '{}' is not a whole number of 1 {}", name, value,
                                    bounded ? "to " + most : "or more")},
                       {fmt::format("Écrivez --limit {}={} (K, M et G sont admis).", name, spec->standard),
                        fmt::format("Write --limit {}={} (K, M and G are allowed).", name, spec->standard)});
    }
    Limits changed = *this;
    changed.values_[static_cast<std::size_t>(spec->limit)] = number;
    return changed;
}

std::string Limits::changed() const {
    std::vector<std::string> words;
    for (const LimitSpec& spec : kSpecs) {
        if (of(spec.limit) != spec.standard) words.push_back(fmt::format("{}={}", spec.name, of(spec.limit)));
    }
    std::sort(words.begin(), words.end());
    return fmt::format("{}", fmt::join(words, ","));
}

Limits Limits::at_least_standard() const {
    Limits wide;
    for (std::size_t i = 0; i < kLimits; ++i) wide.values_[i] = std::max(values_[i], wide.values_[i]);
    return wide;
}

LimitsInForce::LimitsInForce(const Limits& limits) : before_(held()) { held() = limits; }
LimitsInForce::~LimitsInForce() { held() = before_; }

const Limits& limits_in_force() { return held(); }
std::int64_t limit(Limit which) { return held().of(which); }

Text limit_text(Limit which) {
    const LimitSpec& spec = spec_of(which);
    return {sized(spec, limit(which), "o", "\u202f"), sized(spec, limit(which), "B", ",")};
}

Text how_to_raise(Limit which) {
    const LimitSpec& spec = spec_of(which);
    const Text now = limit_text(which);
    return {fmt::format("Si ces données sont sûres, relevez la limite : --limit {}=VALEUR ({} : {}).", spec.name,
                        spec.fr, now.fr),
            fmt::format("If you trust these data, raise the limit: --limit {}=VALUE ({}: {}).", spec.name, spec.en,
                        now.en)};
}

Error beyond_limit(Limit which, const Text& what, Position where) {
    const LimitSpec& spec = spec_of(which);
    return Error{ErrorCode::limit_reached,
                 {fmt::format("{} (limite {})", what.fr, spec.name), fmt::format("{} (limit {})", what.en, spec.name)},
                 std::move(where),
                 how_to_raise(which)};
}

}  // namespace terracord
