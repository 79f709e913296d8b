package org.tousaidants.find.ranking;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Mise en relation » — ranks the places that answer a search, and gives the reasons. The result depends only
/// on the search, the places and the time (Paris wall clock).
///
/// First, a place must meet all criteria. If none does, the criteria are dropped one at a time, in the order of
/// [Concession]. If dropping one is not enough, several are dropped in that order, and each of them that was
/// dropped in vain is restored. The answer lists the concessions. A dropped criterion still counts in the rank.
public final class Ranker {
    /// With fewer answers, the page proposes concessions that give more.
    private static final int FEW = 3;

    private static final int MAX_MORE = 3;
    private static final List<Concession> LANGUAGES = List.of(Concession.ENGLISH, Concession.OTHER_LANGUAGE);
    private static final double SAME_BUILDING_METRES = 40;
    private static final double SURELY_FARTHER_DEGREES = SAME_BUILDING_METRES / 100_000;
    private static final double FALLBACK_METRES = 150_000;

    private Ranker() {}

    public static Answer answer(Search search, CandidateIndex index, LocalDateTime now) {
        return answer(search, index, now, WaterDetour.NONE);
    }

    public static Answer answer(Search search, CandidateIndex index, LocalDateTime now, WaterDetour detour) {
        var question = IndexSearch.of(search, index, now, detour);
        var given = given(question);
        var found = Finder.best(question, given, search.limit());
        var offers = found.offers();
        var givenFacts = said(question, given);
        return new Answer(
                search,
                offers,
                found.total(),
                givenFacts,
                found.total() < FEW ? more(question, given, found.total()) : List.of(),
                offers.isEmpty() ? List.of() : partly(question, given, givenFacts, found.total()),
                offers.stream().anyMatch(offer -> offer.candidate().is(PlaceFact.FRANCE_SERVICES))
                        ? Optional.empty()
                        : nearestFranceServices(question));
    }

    /// The ids of the places that meet the whole search without concessions. Hours that cannot be parsed do not
    /// exclude a place.
    public static Set<String> fits(Search search, CandidateIndex index, LocalDateTime now, WaterDetour detour) {
        return Finder.ids(IndexSearch.of(search, index, now, detour), Set.of());
    }

    /// Whether a place fits without any concession, except one of language.
    public static boolean fitsAny(Search search, CandidateIndex index, LocalDateTime now, WaterDetour detour) {
        var question = IndexSearch.of(search, index, now, detour);
        return Finder.any(question, Set.copyOf(languages(question)));
    }

    /// The concessions needed to find a place. A language never excludes a place, it only counts in the rank:
    /// interpreters can help by telephone, and a nearby place that does not mention the language may help
    /// better than one an hour away.
    private static EnumSet<Concession> given(IndexSearch question) {
        var none = EnumSet.noneOf(Concession.class);
        none.addAll(languages(question));
        if (Finder.any(question, none)) return none;
        var possible = Concession.thatApplyTo(question.search());
        for (var concession : possible) {
            var alone = EnumSet.copyOf(concession.withThoseItHolds());
            alone.addAll(none);
            if (Finder.any(question, alone)) return alone;
        }
        return several(question, possible, none);
    }

    private static List<Concession> languages(IndexSearch question) {
        return LANGUAGES.stream()
                .filter(one -> one.appliesTo(question.search()))
                .toList();
    }

    /// The concessions to show. One of language is shown only if no place within the distance speaks it.
    private static List<Concession> said(IndexSearch question, EnumSet<Concession> given) {
        var extended = EnumSet.copyOf(given);
        for (var language : languages(question)) {
            var spoken = EnumSet.copyOf(given);
            spoken.remove(language);
            if (Finder.any(question, spoken)) extended.remove(language);
        }
        return List.copyOf(extended);
    }

    /// The criteria that the places of the answer meet; then, for each dropped criterion, the number of places
    /// that meet it but not another one.
    private static List<Answer.PartialMatch> partly(
            IndexSearch question, Set<Concession> given, List<Concession> said, int total) {
        var search = question.search();
        var lacked = EnumSet.noneOf(Criterion.class);
        var met = EnumSet.noneOf(Criterion.class);
        for (var criterion : search.matters())
            if (said.contains(Concession.of(criterion))) lacked.add(criterion);
            else if (!given.contains(Concession.of(criterion))) met.add(criterion);
        if (given.contains(Concession.PAID)) lacked.remove(Criterion.FREE);
        var partly = new ArrayList<Answer.PartialMatch>();
        if (lacked.isEmpty() || search.matters().size() < 2) return List.of();
        if (!met.isEmpty()) partly.add(new Answer.PartialMatch(total, met, lacked, Optional.empty()));
        for (var criterion : lacked)
            with(criterion, question)
                    .filter(one ->
                            partly.stream().noneMatch(other -> other.met().equals(one.met())))
                    .ifPresent(partly::add);
        return List.copyOf(partly);
    }

    private static Optional<Answer.PartialMatch> with(Criterion criterion, IndexSearch question) {
        var search = question.search();
        for (var other : search.matters()) {
            if (other == criterion) continue;
            var narrower = search.without(other);
            var places = count(narrower, question);
            if (places > 0)
                return Optional.of(
                        new Answer.PartialMatch(places, narrower.matters(), Set.of(other), Optional.of(narrower)));
        }
        var alone = search.withMatters(Set.of(criterion));
        var places = count(alone, question);
        return places == 0
                ? Optional.empty()
                : Optional.of(new Answer.PartialMatch(places, alone.matters(), Set.of(), Optional.of(alone)));
    }

    private static int count(Search search, IndexSearch question) {
        return Finder.count(question.of(search), Set.of());
    }

    private static EnumSet<Concession> several(
            IndexSearch question, List<Concession> possible, Set<Concession> always) {
        var given = EnumSet.noneOf(Concession.class);
        given.addAll(always);
        for (var concession : possible) {
            given.addAll(concession.withThoseItHolds());
            if (!Finder.any(question, given)) continue;
            for (var kept : possible.reversed()) if (!always.contains(kept)) takeBack(kept, given, question);
            return given;
        }
        return given;
    }

    private static void takeBack(Concession concession, EnumSet<Concession> given, IndexSearch question) {
        if (!given.contains(concession) || isHeld(concession, given)) return;
        given.remove(concession);
        if (!Finder.any(question, given)) given.add(concession);
    }

    private static boolean isHeld(Concession concession, Set<Concession> given) {
        return given.stream()
                .anyMatch(
                        other -> other != concession && other.withThoseItHolds().contains(concession));
    }

    private static List<Answer.More> more(IndexSearch question, Set<Concession> given, int already) {
        var more = new ArrayList<Answer.More>();
        for (var concession : Concession.thatApplyTo(question.search())) {
            if (more.size() == MAX_MORE) break;
            if (given.contains(concession)) continue;
            var wider = concession.giveUp(question.search());
            if (wider.isEmpty()) continue;
            var places = count(wider.get(), question);
            if (places > already) more.add(new Answer.More(concession, wider.get(), places));
        }
        return List.copyOf(more);
    }

    private static Optional<Offer> nearestFranceServices(IndexSearch question) {
        var search = question.search();
        var index = question.index();
        if (search.where().isEmpty()) return Optional.empty();
        var where = search.where().get();
        var scoring = question.scoring();
        var best = new int[] {-1};
        for (var metres = FALLBACK_METRES / 8; best[0] < 0 && metres <= FALLBACK_METRES; metres *= 2) {
            var within = metres;
            index.around(where.point(), metres, CandidateMask.franceServices(index), i -> {
                var distance = scoring.metres(i);
                if (distance <= within && (best[0] < 0 || distance < scoring.metres(best[0]))) best[0] = i;
                return true;
            });
        }
        if (best[0] < 0) return Optional.empty();
        return Optional.of(new Finder(question, Set.of()).offer(best[0], List.of()));
    }

    static boolean sameBuilding(Candidate one, Candidate other) {
        if (!one.stand().address().isEmpty()
                && one.stand().address().equals(other.stand().address())) return true;
        if (!one.preciseEnough() || !other.preciseEnough()) return false;
        var point = one.point().orElseThrow();
        var there = other.point().orElseThrow();
        // Most places are far apart: this comparison avoids trigonometry for them.
        return Math.abs(point.latitude() - there.latitude()) < SURELY_FARTHER_DEGREES
                && point.metresTo(there) < SAME_BUILDING_METRES;
    }
}
