package org.tousaidants.find.ranking;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Mise en relation » — ranks the places that answer a search, with the reasons. Pure: the same search, places
/// and moment (Paris wall clock) give the same answer.
///
/// All criteria apply first. When no place fits, one is given up, in the order of [Concession]; when no single
/// one is enough, several from the first on, and then each one given up for nothing is restored. The answer lists
/// the concessions. A criterion weighs in the rank even when it was given up.
public final class Ranker {
    /// Below this many answers, the page proposes concessions that would give more.
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

    /// The places that fit the whole search, by id: no concession, and unreadable hours are not closed.
    public static Set<String> fits(Search search, CandidateIndex index, LocalDateTime now, WaterDetour detour) {
        return Finder.ids(IndexSearch.of(search, index, now, detour), Set.of());
    }

    /// Whether a place fits without any concession but a language.
    public static boolean fitsAny(Search search, CandidateIndex index, LocalDateTime now, WaterDetour detour) {
        var question = IndexSearch.of(search, index, now, detour);
        return Finder.any(question, Set.copyOf(languages(question)));
    }

    /// A language weighs and never excludes: there are interpreters on the telephone, and a place near by whose
    /// sheet does not mention the language may do better than one that speaks it an hour away.
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

    /// The concession of a language is reported only where no place within reach speaks it.
    private static List<Concession> said(IndexSearch question, EnumSet<Concession> given) {
        var extended = EnumSet.copyOf(given);
        for (var language : languages(question)) {
            var spoken = EnumSet.copyOf(given);
            spoken.remove(language);
            if (Finder.any(question, spoken)) extended.remove(language);
        }
        return List.copyOf(extended);
    }

    /// The places of the answer and the criteria that they meet; then, for each criterion given up, the places
    /// that meet it without another one.
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
        // Most are far apart: this avoids trigonometry for them.
        return Math.abs(point.latitude() - there.latitude()) < SURELY_FARTHER_DEGREES
                && point.metresTo(there) < SAME_BUILDING_METRES;
    }
}
