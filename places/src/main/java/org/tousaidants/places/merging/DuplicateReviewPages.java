package org.tousaidants.places.merging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.SourcePlaceRecord;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// Pages on which the coordinator reviews duplicates: single pairs one after the other, all obvious groups together,
/// and past decisions.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class DuplicateReviewPages {
    private static final String HERE = "/bureau/doublons";
    private static final int OBVIOUS_AT_ONCE = 50;
    private static final int DECISIONS_PER_PAGE = 50;
    private static final int BATCHES = 5;
    private static final int MOST_FOUND = 20;
    private static final int MOST_REASONS = 3;

    /// Keys of the messages that the page may show about the last action.
    private static final Set<String> NOTICES = Set.of("already", "asked", "undone", "later", "joined");

    /// The page with the next pair to decide, if there is one. `done` is the decision that was just made and can
    /// be undone; `trouble` is the message key of a notice, or empty.
    record ReviewDeskView(
            Optional<DuplicatePairView> shown,
            WaitingPairCounts counts,
            Optional<MergeDecision> done,
            Optional<DuplicateSearch> search,
            String trouble) {}

    /// The two places to decide about; `last` is the previous decision on the pair.
    record DuplicatePairView(
            PlaceComparison sideBySide,
            PlaceRecordPair pair,
            long seen,
            MergeCandidate candidate,
            PairSideView left,
            PairSideView right,
            Optional<MergeDecision> last) {
        boolean decided() {
            return last.filter(MergeDecision::holds).isPresent();
        }
    }

    /// The sources of one place of the pair, and the number of its records.
    record PairSideView(List<String> voices, int records) {}

    record WaitingPairCounts(int pairs, long later, int obvious) {}

    /// The page of the groups of obvious duplicates. `confirmed` is the result for the groups that were just
    /// confirmed, whose decisions are all in the batch `batch`.
    record ObviousDuplicatesView(
            List<DuplicateReviewQueue.ObviousDuplicate> groups,
            Map<PlaceRecordPair, MergeCandidate> reasons,
            WaitingPairCounts counts,
            Optional<DuplicateReview.ConfirmedGroupCounts> confirmed,
            UUID batch,
            Form form) {
        /// Returns the strongest reason to merge the places of this group, as a sentence.
        String why(DuplicateReviewQueue.ObviousDuplicate one) {
            return Optional.ofNullable(reasons.get(one.pairs().getFirst().pair())).stream()
                    .flatMap(candidate -> candidate.reasons().stream())
                    .limit(MOST_REASONS)
                    .map(MergeCandidate.MergeReason::sentence)
                    .collect(Collectors.joining(", "));
        }

        String value(DuplicateReviewQueue.ObviousDuplicate one) {
            return one.places().stream().map(place -> place.id().toString()).collect(Collectors.joining(" "));
        }
    }

    record MergeDecisionListView(
            List<MergeDecision> decisions,
            Set<Long> holding,
            List<MergeDecisionBatch.MergeBatchSummary> batches,
            int current,
            int last,
            int total,
            String trouble) {}

    /// The page that shows the earlier decisions that contradict a person's new decision.
    record MergeConflictView(PlaceRecordPair pair, MergeDecision.MergeVerdict wanted, List<MergeDecision> earlier) {}

    /// A place, and other places that may be identical to it.
    record ChooseSamePlaceView(Place place, Form form, List<Place> found) {}

    private final DuplicateReview duplicates;
    private final DuplicateSearchRunner duplicateFinder;
    private final Places places;
    private final PlaceDirectory directory;

    DuplicateReviewPages(
            DuplicateReview duplicates,
            DuplicateSearchRunner duplicateFinder,
            Places places,
            PlaceDirectory directory) {
        this.duplicates = duplicates;
        this.duplicateFinder = duplicateFinder;
        this.places = places;
        this.directory = directory;
    }

    @GetMapping(HERE)
    View next(
            SignedInPerson actor,
            @RequestParam(defaultValue = "") String fait,
            @RequestParam(defaultValue = "") String dit) {
        var queue = duplicates.queue();
        var shown = queue.next(actor.id()).map(one -> shown(one));
        var done = fait.matches("\\d{1,18}")
                ? duplicates
                        .decision(Long.parseLong(fait))
                        .filter(one -> one.by().equals(actor.id()))
                : Optional.<MergeDecision>empty();
        return desk(shown, counts(queue), done, NOTICES.contains(dit) ? dit : "");
    }

    @GetMapping(HERE + "/paires/{left}/{right}")
    View pair(SignedInPerson actor, @PathVariable String left, @PathVariable String right) {
        var pair = pair(left, right);
        var queue = duplicates.queue();
        return desk(Optional.of(shown(pair)), counts(queue), Optional.empty(), "");
    }

    @PostMapping(HERE + "/decisions")
    View decide(SignedInPerson actor, Form form) {
        var parsed =
                MergeDecisionForm.parse(form).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var pair = parsed.pair();
        return switch (duplicates.decide(pair, parsed.verdict(), parsed.seen(), person(actor), parsed.keeping())) {
            case MergeDecisionResult.DecisionStored(var n) ->
                View.redirect(
                        parsed.verdict() == MergeDecision.MergeVerdict.LATER
                                ? HERE + "?dit=later"
                                : HERE + "?fait=" + n);
            case MergeDecisionResult.PlacesAlreadyJoined(var n) -> View.redirect(HERE + "?fait=" + n + "&dit=joined");
            case MergeDecisionResult.DecisionAlreadyInForce(var by) ->
                by.filter(one -> one.by().equals(actor.id())).isPresent()
                        ? View.redirect(HERE + "?fait=" + by.get().n())
                        : View.redirect(HERE + "?dit=already");
            case MergeDecisionResult.DecisionOvertaken overtaken -> told(pair, "overtaken");
            case MergeDecisionResult.ContradictoryDecision(var earlier) ->
                View.of("places/merging/conflict", new MergeConflictView(pair, parsed.verdict(), earlier))
                        .status(409);
            case MergeDecisionResult.DecisionBlockedByHarvest() -> told(pair, "busy");
            case MergeDecisionResult.PairNotFound() -> throw new NotFoundException();
        };
    }

    @GetMapping(HERE + "/evidents")
    View obvious(SignedInPerson actor) {
        return obvious(Optional.empty(), UUID.randomUUID(), Form.empty());
    }

    @PostMapping(HERE + "/evidents/decisions")
    View confirm(SignedInPerson actor, Form form) {
        var groups = MergeDecisionForm.groups(form.values("groupe"));
        if (groups.isEmpty())
            return obvious(Optional.empty(), UUID.randomUUID(), form.error("groupe", "review.obvious.missing"))
                    .status(422);
        var batch = UUID.randomUUID();
        var confirmed = duplicates.confirm(groups, batch, person(actor));
        return obvious(Optional.of(confirmed), batch, Form.empty());
    }

    @GetMapping(HERE + "/decisions")
    View decisions(
            SignedInPerson actor,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String dit) {
        return decided(page, NOTICES.contains(dit) ? dit : "");
    }

    @PostMapping(HERE + "/decisions/{n}/annulation")
    View undo(SignedInPerson actor, @PathVariable long n, Form form) {
        var pair = duplicates.decision(n).map(MergeDecision::pair);
        return switch (duplicates.undo(n, person(actor))) {
            case MergeDecisionResult.DecisionStored done ->
                View.redirect(
                        form.value("retour").equals("paire") && pair.isPresent()
                                ? path(pair.get())
                                : HERE + "/decisions?dit=undone");
            case MergeDecisionResult.DecisionAlreadyInForce already -> View.redirect(HERE + "/decisions?dit=already");
            case MergeDecisionResult.DecisionOvertaken overtaken ->
                decided("1", "overtaken").status(409);
            case MergeDecisionResult.DecisionBlockedByHarvest() ->
                decided("1", "busy").status(409);
            case MergeDecisionResult.PlacesAlreadyJoined joined -> throw new IllegalStateException(joined.toString());
            case MergeDecisionResult.ContradictoryDecision contradicts ->
                throw new IllegalStateException(contradicts.toString());
            case MergeDecisionResult.PairNotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping(HERE + "/recherches")
    View search(SignedInPerson actor) {
        duplicateFinder.ask();
        return View.redirect(HERE + "?dit=asked");
    }

    /// « C'est le même lieu que… » — starts, from the page of a place, a decision about a pair that no search
    /// proposed.
    @GetMapping("/bureau/lieux/{code}/meme-lieu")
    View same(SignedInPerson actor, @PathVariable String code, @RequestParam(defaultValue = "") String q) {
        var place = PlaceCode.endOf(code).flatMap(known -> places.find(known)).orElseThrow(NotFoundException::new);
        return View.of(
                "places/merging/same",
                new ChooseSamePlaceView(place, Form.filled(Map.of("q", List.of(q))), near(place, q)));
    }

    /// Returns the places nearest to this place. If there are search words, only places that contain all of them
    /// are returned.
    ///
    /// @param q search words; may be empty
    private List<Place> near(Place place, String q) {
        var words = PlaceComparison.plain(q);
        return directory.snapshot().places().stream()
                .filter(one -> !one.id().equals(place.id()))
                .filter(one -> words.isEmpty()
                        ? one.point().isPresent() || one.commune().equals(place.commune())
                        : PlaceComparison.plain(one.name() + " " + one.commune() + " "
                                        + one.sheet().text(Field.ADRESSE) + " "
                                        + one.sheet().text(Field.CODE_POSTAL) + " " + one.code())
                                .containsAll(words))
                .sorted(Comparator.comparingDouble((Place one) -> metres(place, one))
                        .thenComparing(Place::name)
                        .thenComparing(one -> one.id().value()))
                .limit(MOST_FOUND)
                .toList();
    }

    static double metres(Place one, Place other) {
        return one.point()
                .flatMap(here -> other.point().map(here::metresTo))
                .orElse(one.commune().equals(other.commune()) ? 5_000.0 : 1e9);
    }

    private View told(PlaceRecordPair pair, String trouble) {
        var counts = counts(duplicates.queue());
        return desk(Optional.of(shown(pair)), counts, Optional.empty(), trouble).status(409);
    }

    private View desk(
            Optional<DuplicatePairView> shown, WaitingPairCounts counts, Optional<MergeDecision> done, String trouble) {
        return View.of(
                "places/merging/pair", new ReviewDeskView(shown, counts, done, duplicates.lastSearch(), trouble));
    }

    private View obvious(Optional<DuplicateReview.ConfirmedGroupCounts> confirmed, UUID batch, Form form) {
        var queue = duplicates.queue();
        var some = queue.obvious().stream().limit(OBVIOUS_AT_ONCE).toList();
        var reasons = duplicates.candidates(
                some.stream().map(one -> one.pairs().getFirst().pair()).toList());
        return View.of(
                "places/merging/obvious",
                new ObviousDuplicatesView(some, reasons, counts(queue), confirmed, batch, form));
    }

    private View decided(String page, String trouble) {
        var total = duplicates.countDecisions();
        var paging = Pagination.of(page, total, DECISIONS_PER_PAGE);
        return View.of(
                "places/merging/decisions",
                new MergeDecisionListView(
                        duplicates.decisions(paging.offset(), DECISIONS_PER_PAGE),
                        duplicates.holding(),
                        paging.current() == 1 ? duplicates.batches(BATCHES) : List.of(),
                        paging.current(),
                        paging.last(),
                        total,
                        trouble));
    }

    private DuplicatePairView shown(DuplicateReviewQueue.WaitingPair waiting) {
        var pair = waiting.candidate().pair();
        return shown(
                waiting.left(),
                waiting.right(),
                pair,
                duplicates.candidate(pair).orElse(waiting.candidate()));
    }

    private DuplicatePairView shown(PlaceRecordPair pair) {
        var standing = places.find(List.of(pair.left(), pair.right()));
        var left = standing.get(pair.left());
        var right = standing.get(pair.right());
        if (left == null || right == null) throw new NotFoundException();
        return shown(
                left,
                right,
                pair,
                left.id().equals(right.id())
                        ? new MergeCandidate(pair, 1, false, false, "", List.of())
                        : duplicates
                                .candidate(pair)
                                .orElseGet(() -> duplicateFinder.compare(alone(left, "1"), alone(right, "2"))));
    }

    private DuplicatePairView shown(Place left, Place right, PlaceRecordPair pair, MergeCandidate candidate) {
        var last = duplicates.last(pair);
        return new DuplicatePairView(
                PlaceComparison.of(left, right),
                pair,
                last.map(MergeDecision::n).orElse(0L),
                candidate,
                said(left),
                said(right),
                last);
    }

    private PairSideView said(Place place) {
        var voices = new LinkedHashSet<String>();
        var oldestFirst = new ArrayList<>(places.provenance(place.id()).values());
        oldestFirst.sort(Comparator.comparing(one -> one.saidAt()));
        for (var one : oldestFirst)
            voices.add(
                    switch (one.said()) {
                        case ValueStatementSource.HarvestedSource source -> source.name();
                        case ValueStatementSource.HumanSource human -> human.name();
                    });
        return new PairSideView(List.copyOf(voices), places.members(place.id()).size());
    }

    private static SourcePlaceRecord alone(Place place, String id) {
        return new SourcePlaceRecord(place.id(), "fiche", id, place.sheet());
    }

    private static WaitingPairCounts counts(DuplicateReviewQueue queue) {
        return new WaitingPairCounts(
                queue.pairs().size(), queue.later(), queue.obvious().size());
    }

    private static PlaceRecordPair pair(String left, String right) {
        return MergeDecisionForm.id(left)
                .flatMap(one -> MergeDecisionForm.id(right)
                        .filter(other -> !other.equals(one))
                        .map(other -> new PlaceRecordPair(one, other)))
                .orElseThrow(NotFoundException::new);
    }

    static String path(PlaceRecordPair pair) {
        return HERE + "/paires/" + pair.left() + "/" + pair.right();
    }

    static ValueStatementSource.AccountSource person(SignedInPerson actor) {
        return new ValueStatementSource.AccountSource(actor.id(), actor.name());
    }

    /// Declares a task of the coordinator: until the first decision, reviewing duplicates is a step in setting
    /// up a new network.
    @Bean
    static TaskSource duplicateTasks(DuplicateReview duplicates) {
        return TaskSource.data(() -> {
            var first = !duplicates.isBegun();
            return Task.several(
                            duplicates.waiting(),
                            first ? TaskKind.START : TaskKind.DATA,
                            first ? "review.step.first" : "review.card.waiting",
                            TaskActionLabel.COMPARE,
                            HERE)
                    .map(Task::later);
        });
    }
}
