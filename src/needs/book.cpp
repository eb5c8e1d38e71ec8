#include "needs/book.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "needs/amounts.hpp"
#include "verdict/need_finding.hpp"

namespace terracord::needs {

using model::Millionths;
using model::NeedReading;
using model::NeedSense;
using model::ProjectNeed;
using model::Reason;
using verdict::NeedStock;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

Millionths weighted(Millionths amount, double weight) {
    return weight == 1.0 ? amount : to_millionths(from_millionths(amount) * weight);
}

Millionths brought(const ProjectNeed& input) {
    Millionths sum = input.outside;
    for (const model::NeedPiece& piece : input.pieces) sum += piece.supply;
    return sum;
}

// Is it open what the project brings, and due?
bool open(const ProjectNeed& input) {
    return input.reason != Reason::measured && input.reason != Reason::phase_not_due;
}

const model::NeedPiece* piece_in(const ProjectNeed& input, std::uint32_t unit) {
    for (const model::NeedPiece& piece : input.pieces) {
        if (piece.unit == unit) return &piece;
    }
    return nullptr;
}

}  // namespace

Book::Book(const model::Analysis& analysis, const std::vector<model::UnitLayer>& layers,
           const std::vector<model::NeedData>& data)
    : analysis_(analysis),
      layers_(layers),
      data_(data),
      entries_(analysis.needs.size()),
      chosen_(analysis.needs.size()),
      balances_(analysis.needs.size()) {}

void Book::take(const model::ProjectResult& result) {
    for (const ProjectNeed& input : result.needs) {
        entries_[input.need].push_back({.row = result.project.row,
                                        .family = result.project.variant.empty() ? "" : result.project.code,
                                        .input = input});
    }
}

void Book::close() {
    for (std::size_t n = 0; n < analysis_.needs.size(); ++n) {
        std::sort(entries_[n].begin(), entries_[n].end(),
                  [](const Entry& a, const Entry& b) { return a.row < b.row; });
        choose(n);
        sum(n);
    }
}

// Of the variants of one project the one the need can count on least: which brings least of what is wanted, takes most
// of what is limited. One that says nothing never stands for one that does.
void Book::choose(std::size_t n) {
    const bool floor = analysis_.needs[n].sense == NeedSense::at_least;
    const auto better = [&](const ProjectNeed& a, const ProjectNeed& b) {
        const bool a_known = a.reason == Reason::measured;
        const bool b_known = b.reason == Reason::measured;
        if (a_known != b_known) return a_known;
        return floor ? brought(a) < brought(b) : brought(a) > brought(b);
    };
    for (std::size_t e = 0; e < entries_[n].size(); ++e) {
        Entry& entry = entries_[n][e];
        if (entry.family.empty()) continue;
        const auto [at, fresh] = chosen_[n].emplace(entry.family, e);
        if (fresh) continue;
        Entry& so_far = entries_[n][at->second];
        const bool takes_over = better(entry.input, so_far.input);
        (takes_over ? so_far : entry).input.counted = false;
        if (takes_over) at->second = e;
    }
}

void Book::sum(std::size_t n) {
    model::NeedBalance& account = balances_[n];
    const auto& units = layers_[analysis_.needs[n].units].units;
    for (std::size_t u = 0; u < units.size(); ++u) account.units.push_back({.unit = static_cast<std::uint32_t>(u)});
    for (const Entry& entry : entries_[n]) {
        const ProjectNeed& input = entry.input;
        if (!input.counted) continue;
        for (const model::NeedPiece& piece : input.pieces) {
            model::UnitBalance& unit = account.units[piece.unit];
            if (input.reason != Reason::measured) {
                ++(open(input) ? unit.unknown : unit.to_specify);
                continue;
            }
            if (piece.supply == 0 && piece.per == 0) continue;
            ++unit.projects;
            unit.supply += piece.supply;
            unit.removed += piece.removed;
            unit.per += piece.per;
            unit.weighted += weighted(piece.supply, input.weight);
            unit.per_weighted += weighted(piece.per, input.weight);
            unit.by_status[input.status] += piece.supply;
        }
        account.outside += input.outside;
        account.outside_projects += input.outside != 0 ? 1 : 0;
    }
    if (!data_[n].usable) return;
    for (model::UnitBalance& unit : account.units) balance(n, unit);
}

void Book::balance(std::size_t n, model::UnitBalance& unit) const {
    const model::NeedSpec& need = analysis_.needs[n];
    const model::UnitFigures& figures = data_[n].units[unit.unit];
    for (double* value : {&unit.wanted, &unit.available, &unit.balance, &unit.level, &unit.value, &unit.wanted_whole,
                          &unit.balance_whole, &unit.level_whole, &unit.value_whole, &unit.value_before})
        *value = kUnknown;
    if (figures.existing && figures.existing_per) {
        const NeedStock before{*figures.existing, *figures.existing_per};
        const NeedStock after{before.amount + from_millionths(unit.weighted),
                              before.per + from_millionths(unit.per_weighted)};
        const NeedStock whole{before.amount + from_millionths(unit.supply), before.per + from_millionths(unit.per)};
        unit.available = after.amount;
        if (need.rate()) {
            unit.value_before = verdict::rate(before);
            unit.value = verdict::rate(after);
            unit.value_whole = verdict::rate(whole);
        }
        if (figures.target) {
            const double sign = need.sense == NeedSense::at_least ? 1.0 : -1.0;
            unit.wanted = verdict::wanted(need, *figures.target, after);
            unit.balance = sign * (after.amount - unit.wanted);
            unit.level = verdict::level(need, *figures.target, after);
            unit.wanted_whole = verdict::wanted(need, *figures.target, whole);
            unit.balance_whole = sign * (whole.amount - unit.wanted_whole);
            unit.level_whole = verdict::level(need, *figures.target, whole);
            unit.state = verdict::state(need, *figures.target, after, unit.unknown > 0);
            unit.state_whole = verdict::state(need, *figures.target, whole, unit.unknown > 0);
        }
    }
    unit.sentence = verdict::balance_sentence(need, unit);
    if (unit.state == model::UnitState::not_assessable) unit.why = verdict::why_open(figures, unit);
}

void Book::answer_unit(std::size_t n, const ProjectNeed& input, const ProjectNeed* counted, std::size_t at,
                       model::NeedAnswer& answer) const {
    const model::NeedSpec& need = analysis_.needs[n];
    const model::NeedPiece& piece = input.pieces[at];
    const model::UnitFigures& figures = data_[n].units[piece.unit];
    const model::UnitBalance& unit = balances_[n].units[piece.unit];
    answer = {.level_before = kUnknown,
              .level_after = kUnknown,
              .target_share = kUnknown,
              .yearly_share = kUnknown,
              .supply_share = kUnknown};
    if (!figures.target || !figures.existing || !figures.existing_per) return;
    const NeedStock stock{*figures.existing, *figures.existing_per};
    const NeedStock added{from_millionths(piece.supply), from_millionths(piece.per)};
    answer.alone = verdict::reading(need, *figures.target, stock, added, false);
    // Without this project: all that is counted, less its own counted variant.
    Millionths others = unit.weighted;
    Millionths others_per = unit.per_weighted;
    std::int64_t unknown = unit.unknown;
    const model::NeedPiece* own = counted == nullptr ? nullptr : piece_in(*counted, piece.unit);
    if (own != nullptr && counted->reason == Reason::measured) {
        others -= weighted(own->supply, counted->weight);
        others_per -= weighted(own->per, counted->weight);
    } else if (own != nullptr && open(*counted)) {
        --unknown;
    }
    const NeedStock before{stock.amount + from_millionths(others), stock.per + from_millionths(others_per)};
    const NeedStock after{before.amount + added.amount, before.per + added.per};
    answer.together = verdict::reading(need, *figures.target, before, added, unknown > 0);
    answer.level_before = verdict::level(need, *figures.target, before);
    answer.level_after = verdict::level(need, *figures.target, after);
    if (!need.rate() && *figures.target > 0.0) {
        answer.target_share = added.amount / *figures.target;
        if (figures.yearly && *figures.yearly > 0.0) answer.yearly_share = added.amount / *figures.yearly;
    }
    const double all = from_millionths(others + piece.supply);
    if (all != 0.0) answer.supply_share = added.amount / all;
}

void Book::answer(model::ProjectResult& result) const {
    for (ProjectNeed& input : result.needs) {
        const std::size_t n = input.need;
        const Entry* counted = nullptr;
        const auto family = result.project.variant.empty() ? chosen_[n].end() : chosen_[n].find(result.project.code);
        if (family != chosen_[n].end()) {
            counted = &entries_[n][family->second];
            input.counted = counted->row == result.project.row;
        } else {
            const auto at = std::lower_bound(entries_[n].begin(), entries_[n].end(), result.project.row,
                                             [](const Entry& entry, std::size_t row) { return entry.row < row; });
            if (at != entries_[n].end() && at->row == result.project.row) counted = &*at;
        }
        input.answers.clear();
        input.alone = NeedReading::none;
        input.together = NeedReading::none;
        const bool known = input.reason == Reason::measured && data_[n].usable;
        for (std::size_t p = 0; p < input.pieces.size(); ++p) {
            model::NeedAnswer& answer = input.answers.emplace_back();
            if (known) answer_unit(n, input, counted == nullptr ? nullptr : &counted->input, p, answer);
            input.alone = verdict::worst(input.alone, answer.alone);
            input.together = verdict::worst(input.together, answer.together);
        }
        // Ground in no unit answers nothing.
        if (!known || input.pieces.empty()) {
            input.alone = NeedReading::not_assessable;
            input.together = NeedReading::not_assessable;
        }
        const verdict::NeedCase of{.need = analysis_.needs[n],
                                   .layer = layers_[analysis_.needs[n].units],
                                   .data = data_[n],
                                   .balance = balances_[n],
                                   .project = result.project,
                                   .input = input};
        for (model::Finding& finding : verdict::need_findings(of)) result.findings.push_back(std::move(finding));
    }
}

}  // namespace terracord::needs
