package org.tousaidants.find.ranking;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Mise en relation » — ranks the places that answer a search, and gives the reasons. The result depends only on
/// the search, the places and the local time in Paris.
///
/// If no place meets all criteria, one or more are dropped in the order of [SearchConcession]. The answer lists
/// them; they still count in the rank.
public final class PlaceRanker {
    /// If a search has fewer answers than this number, the page proposes to drop criteria that give more
    /// answers.
    private static final int FEW = 3;

    private static final int MAX_MORE = 3;
    private static final List<SearchConcession> LANGUAGES =
            List.of(SearchConcession.ENGLISH, SearchConcession.OTHER_LANGUAGE);
    private static final double SAME_BUILDING_METRES = 40;
    private static final double SURELY_FARTHER_DEGREES = SAME_BUILDING_METRES / 100_000;
    private static final double FALLBACK_METRES = 150_000;

    private PlaceRanker() {}

    public static SearchAnswer answer(HelpSearch search, CandidatePlaceIndex index, LocalDateTime now) {
        return answer(search, index, now, DetourAroundWater.NONE);
    }

    public static SearchAnswer answer(
            HelpSearch search, CandidatePlaceIndex index, LocalDateTime now, DetourAroundWater detour) {
        var question = CandidateIndexSearch.of(search, index, now, detour);
        var given = given(question);
        var found = MatchingPlaceFinder.best(question, given, search.limit());
        var offers = found.offers();
        var givenFacts = said(question, given);
        return new SearchAnswer(
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

    /// Returns the ids of the places that meet all criteria of the search. A place whose hours cannot be parsed
    /// is not excluded.
    public static Set<String> fits(
            HelpSearch search, CandidatePlaceIndex index, LocalDateTime now, DetourAroundWater detour) {
        return MatchingPlaceFinder.ids(CandidateIndexSearch.of(search, index, now, detour), Set.of());
    }

    /// Returns whether any place meets the search without dropping a criterion other than the language.
    public static boolean fitsAny(
            HelpSearch search, CandidatePlaceIndex index, LocalDateTime now, DetourAroundWater detour) {
        var question = CandidateIndexSearch.of(search, index, now, detour);
        return MatchingPlaceFinder.any(question, Set.copyOf(languages(question)));
    }

    /// Returns the criteria that must be dropped to find a place. A language is never among those that exclude a
    /// place and only counts in the rank: interpreters can help by telephone, and a nearby place may help better
    /// than a place an hour away that speaks the language.
    private static EnumSet<SearchConcession> given(CandidateIndexSearch question) {
        var none = EnumSet.noneOf(SearchConcession.class);
        none.addAll(languages(question));
        if (MatchingPlaceFinder.any(question, none)) return none;
        var possible = SearchConcession.thatApplyTo(question.search());
        for (var concession : possible) {
            var alone = EnumSet.copyOf(concession.withThoseItHolds());
            alone.addAll(none);
            if (MatchingPlaceFinder.any(question, alone)) return alone;
        }
        return several(question, possible, none);
    }

    private static List<SearchConcession> languages(CandidateIndexSearch question) {
        return LANGUAGES.stream()
                .filter(one -> one.appliesTo(question.search()))
                .toList();
    }

    /// Returns the dropped criteria that the page shows. A language is shown as dropped only if no place within
    /// the distance speaks it.
    ///
    /// @param question the search
    /// @param given the criteria that were dropped
    private static List<SearchConcession> said(CandidateIndexSearch question, EnumSet<SearchConcession> given) {
        var extended = EnumSet.copyOf(given);
        for (var language : languages(question)) {
            var spoken = EnumSet.copyOf(given);
            spoken.remove(language);
            if (MatchingPlaceFinder.any(question, spoken)) extended.remove(language);
        }
        return List.copyOf(extended);
    }

    /// Returns data for the text about places that meet only some criteria: first the criteria that the places
    /// of the answer meet; then, for each dropped criterion, the number of places that meet it but not another
    /// criterion.
    private static List<SearchAnswer.PartlyMatchingPlaces> partly(
            CandidateIndexSearch question, Set<SearchConcession> given, List<SearchConcession> said, int total) {
        var search = question.search();
        var lacked = EnumSet.noneOf(SearchCriterion.class);
        var met = EnumSet.noneOf(SearchCriterion.class);
        for (var criterion : search.matters())
            if (said.contains(SearchConcession.of(criterion))) lacked.add(criterion);
            else if (!given.contains(SearchConcession.of(criterion))) met.add(criterion);
        if (given.contains(SearchConcession.PAID)) lacked.remove(SearchCriterion.FREE);
        var partly = new ArrayList<SearchAnswer.PartlyMatchingPlaces>();
        if (lacked.isEmpty() || search.matters().size() < 2) return List.of();
        if (!met.isEmpty()) partly.add(new SearchAnswer.PartlyMatchingPlaces(total, met, lacked, Optional.empty()));
        for (var criterion : lacked)
            with(criterion, question)
                    .filter(one ->
                            partly.stream().noneMatch(other -> other.met().equals(one.met())))
                    .ifPresent(partly::add);
        return List.copyOf(partly);
    }

    private static Optional<SearchAnswer.PartlyMatchingPlaces> with(
            SearchCriterion criterion, CandidateIndexSearch question) {
        var search = question.search();
        for (var other : search.matters()) {
            if (other == criterion) continue;
            var narrower = search.without(other);
            var places = count(narrower, question);
            if (places > 0)
                return Optional.of(new SearchAnswer.PartlyMatchingPlaces(
                        places, narrower.matters(), Set.of(other), Optional.of(narrower)));
        }
        var alone = search.withMatters(Set.of(criterion));
        var places = count(alone, question);
        return places == 0
                ? Optional.empty()
                : Optional.of(
                        new SearchAnswer.PartlyMatchingPlaces(places, alone.matters(), Set.of(), Optional.of(alone)));
    }

    private static int count(HelpSearch search, CandidateIndexSearch question) {
        return MatchingPlaceFinder.count(question.of(search), Set.of());
    }

    private static EnumSet<SearchConcession> several(
            CandidateIndexSearch question, List<SearchConcession> possible, Set<SearchConcession> always) {
        var given = EnumSet.noneOf(SearchConcession.class);
        given.addAll(always);
        for (var concession : possible) {
            given.addAll(concession.withThoseItHolds());
            if (!MatchingPlaceFinder.any(question, given)) continue;
            for (var kept : possible.reversed()) if (!always.contains(kept)) takeBack(kept, given, question);
            return given;
        }
        return given;
    }

    private static void takeBack(
            SearchConcession concession, EnumSet<SearchConcession> given, CandidateIndexSearch question) {
        if (!given.contains(concession) || isHeld(concession, given)) return;
        given.remove(concession);
        if (!MatchingPlaceFinder.any(question, given)) given.add(concession);
    }

    private static boolean isHeld(SearchConcession concession, Set<SearchConcession> given) {
        return given.stream()
                .anyMatch(
                        other -> other != concession && other.withThoseItHolds().contains(concession));
    }

    private static List<SearchAnswer.PlacesWithConcession> more(
            CandidateIndexSearch question, Set<SearchConcession> given, int already) {
        var more = new ArrayList<SearchAnswer.PlacesWithConcession>();
        for (var concession : SearchConcession.thatApplyTo(question.search())) {
            if (more.size() == MAX_MORE) break;
            if (given.contains(concession)) continue;
            var wider = concession.giveUp(question.search());
            if (wider.isEmpty()) continue;
            var places = count(wider.get(), question);
            if (places > already) more.add(new SearchAnswer.PlacesWithConcession(concession, wider.get(), places));
        }
        return List.copyOf(more);
    }

    private static Optional<ProposedPlace> nearestFranceServices(CandidateIndexSearch question) {
        var search = question.search();
        var index = question.index();
        if (search.where().isEmpty()) return Optional.empty();
        var where = search.where().get();
        var scoring = question.scoring();
        var best = new int[] {-1};
        for (var metres = FALLBACK_METRES / 8; best[0] < 0 && metres <= FALLBACK_METRES; metres *= 2) {
            var within = metres;
            index.around(where.point(), metres, CandidatePlaceFilter.franceServices(index), i -> {
                var distance = scoring.metres(i);
                if (distance <= within && (best[0] < 0 || distance < scoring.metres(best[0]))) best[0] = i;
                return true;
            });
        }
        if (best[0] < 0) return Optional.empty();
        return Optional.of(new MatchingPlaceFinder(question, Set.of()).offer(best[0], List.of()));
    }

    static boolean sameBuilding(CandidatePlace one, CandidatePlace other) {
        if (!one.stand().address().isEmpty()
                && one.stand().address().equals(other.stand().address())) return true;
        if (!one.preciseEnough() || !other.preciseEnough()) return false;
        var point = one.point().orElseThrow();
        var there = other.point().orElseThrow();
        // Most places are far apart. This comparison of latitudes detects them without trigonometry, which
        // is slow.
        return Math.abs(point.latitude() - there.latitude()) < SURELY_FARTHER_DEGREES
                && point.metresTo(there) < SAME_BUILDING_METRES;
    }
}
