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
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.SourceRecord;
import org.tousaidants.places.directory.StatementSource;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// Pages on which the coordinator reviews duplicates: one pair after another, the obvious groups together, and
/// past decisions.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class DuplicateReviewPages {
    private static final String HERE = "/bureau/doublons";
    private static final int OBVIOUS_AT_ONCE = 50;
    private static final int DECISIONS_PER_PAGE = 50;
    private static final int BATCHES = 5;
    private static final int MOST_FOUND = 20;
    private static final int MOST_REASONS = 3;

    /// Message keys of the notices that may be shown after an act.
    private static final Set<String> NOTICES = Set.of("already", "asked", "undone", "later", "joined");

    /// The next pair, if there is one; `done` is the decision just made, which can be undone; `trouble` is the
    /// message key of a notice, or empty.
    record ReviewDeskView(
            Optional<ReviewView> shown,
            Counts counts,
            Optional<MergeDecision> done,
            Optional<DuplicateSearch> search,
            String trouble) {}

    /// Two places to decide on; `last` is the previous decision.
    record ReviewView(
            PlaceComparison sideBySide,
            RecordPair pair,
            long seen,
            MergeCandidate candidate,
            SideView left,
            SideView right,
            Optional<MergeDecision> last) {
        boolean decided() {
            return last.filter(MergeDecision::holds).isPresent();
        }
    }

    /// The sources of a place, and the number of its records.
    record SideView(List<String> voices, int records) {}

    record Counts(int pairs, long later, int obvious) {}

    /// `confirmed`: the result for the groups just confirmed, all in the batch `batch`.
    record ObviousDesk(
            List<DuplicateReviewQueue.Obvious> groups,
            Map<RecordPair, MergeCandidate> reasons,
            Counts counts,
            Optional<DuplicateReview.Confirmed> confirmed,
            UUID batch,
            Form form) {
        /// The strongest reason for the group.
        String why(DuplicateReviewQueue.Obvious one) {
            return Optional.ofNullable(reasons.get(one.pairs().getFirst().pair())).stream()
                    .flatMap(candidate -> candidate.reasons().stream())
                    .limit(MOST_REASONS)
                    .map(MergeCandidate.Reason::sentence)
                    .collect(Collectors.joining(", "));
        }

        String value(DuplicateReviewQueue.Obvious one) {
            return one.places().stream().map(place -> place.id().toString()).collect(Collectors.joining(" "));
        }
    }

    record Decided(
            List<MergeDecision> decisions,
            Set<Long> holding,
            List<DecisionBatch.BatchSummary> batches,
            int current,
            int last,
            int total,
            String trouble) {}

    /// The decisions that contradict a person's new one.
    record Conflict(RecordPair pair, MergeDecision.Verdict wanted, List<MergeDecision> earlier) {}

    /// A place, and places that may be the same.
    record ChooseSameView(Place place, Form form, List<Place> found) {}

    private final DuplicateReview duplicates;
    private final DuplicateFinder duplicateFinder;
    private final Places places;
    private final Directory directory;

    DuplicateReviewPages(
            DuplicateReview duplicates, DuplicateFinder duplicateFinder, Places places, Directory directory) {
        this.duplicates = duplicates;
        this.duplicateFinder = duplicateFinder;
        this.places = places;
        this.directory = directory;
    }

    @GetMapping(HERE)
    View next(Actor actor, @RequestParam(defaultValue = "") String fait, @RequestParam(defaultValue = "") String dit) {
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
    View pair(Actor actor, @PathVariable String left, @PathVariable String right) {
        var pair = pair(left, right);
        var queue = duplicates.queue();
        return desk(Optional.of(shown(pair)), counts(queue), Optional.empty(), "");
    }

    @PostMapping(HERE + "/decisions")
    View decide(Actor actor, Form form) {
        var parsed = DecisionForm.parse(form).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var pair = parsed.pair();
        return switch (duplicates.decide(pair, parsed.verdict(), parsed.seen(), person(actor), parsed.keeping())) {
            case DecisionResult.Done(var n) ->
                View.redirect(
                        parsed.verdict() == MergeDecision.Verdict.LATER ? HERE + "?dit=later" : HERE + "?fait=" + n);
            case DecisionResult.Joined(var n) -> View.redirect(HERE + "?fait=" + n + "&dit=joined");
            case DecisionResult.Already(var by) ->
                by.filter(one -> one.by().equals(actor.id())).isPresent()
                        ? View.redirect(HERE + "?fait=" + by.get().n())
                        : View.redirect(HERE + "?dit=already");
            case DecisionResult.Overtaken overtaken -> told(pair, "overtaken");
            case DecisionResult.Contradicts(var earlier) ->
                View.of("places/merging/conflict", new Conflict(pair, parsed.verdict(), earlier))
                        .status(409);
            case DecisionResult.Busy() -> told(pair, "busy");
            case DecisionResult.NotFound() -> throw new NotFound();
        };
    }

    @GetMapping(HERE + "/evidents")
    View obvious(Actor actor) {
        return obvious(Optional.empty(), UUID.randomUUID(), Form.empty());
    }

    @PostMapping(HERE + "/evidents/decisions")
    View confirm(Actor actor, Form form) {
        var groups = DecisionForm.groups(form.values("groupe"));
        if (groups.isEmpty())
            return obvious(Optional.empty(), UUID.randomUUID(), form.error("groupe", "review.obvious.missing"))
                    .status(422);
        var batch = UUID.randomUUID();
        var confirmed = duplicates.confirm(groups, batch, person(actor));
        return obvious(Optional.of(confirmed), batch, Form.empty());
    }

    @GetMapping(HERE + "/decisions")
    View decisions(
            Actor actor, @RequestParam(defaultValue = "1") String page, @RequestParam(defaultValue = "") String dit) {
        return decided(page, NOTICES.contains(dit) ? dit : "");
    }

    @PostMapping(HERE + "/decisions/{n}/annulation")
    View undo(Actor actor, @PathVariable long n, Form form) {
        var pair = duplicates.decision(n).map(MergeDecision::pair);
        return switch (duplicates.undo(n, person(actor))) {
            case DecisionResult.Done done ->
                View.redirect(
                        form.value("retour").equals("paire") && pair.isPresent()
                                ? path(pair.get())
                                : HERE + "/decisions?dit=undone");
            case DecisionResult.Already already -> View.redirect(HERE + "/decisions?dit=already");
            case DecisionResult.Overtaken overtaken -> decided("1", "overtaken").status(409);
            case DecisionResult.Busy() -> decided("1", "busy").status(409);
            case DecisionResult.Joined joined -> throw new IllegalStateException(joined.toString());
            case DecisionResult.Contradicts contradicts -> throw new IllegalStateException(contradicts.toString());
            case DecisionResult.NotFound() -> throw new NotFound();
        };
    }

    @PostMapping(HERE + "/recherches")
    View search(Actor actor) {
        duplicateFinder.ask();
        return View.redirect(HERE + "?dit=asked");
    }

    /// « C'est le même lieu que… » — decides on a pair that no search found, from the page of a place.
    @GetMapping("/bureau/lieux/{code}/meme-lieu")
    View same(Actor actor, @PathVariable String code, @RequestParam(defaultValue = "") String q) {
        var place = PlaceCode.endOf(code).flatMap(known -> places.find(known)).orElseThrow(NotFound::new);
        return View.of(
                "places/merging/same", new ChooseSameView(place, Form.filled(Map.of("q", List.of(q))), near(place, q)));
    }

    /// The nearest places; with search words, only those that contain all words.
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

    private View told(RecordPair pair, String trouble) {
        var counts = counts(duplicates.queue());
        return desk(Optional.of(shown(pair)), counts, Optional.empty(), trouble).status(409);
    }

    private View desk(Optional<ReviewView> shown, Counts counts, Optional<MergeDecision> done, String trouble) {
        return View.of(
                "places/merging/pair", new ReviewDeskView(shown, counts, done, duplicates.lastSearch(), trouble));
    }

    private View obvious(Optional<DuplicateReview.Confirmed> confirmed, UUID batch, Form form) {
        var queue = duplicates.queue();
        var some = queue.obvious().stream().limit(OBVIOUS_AT_ONCE).toList();
        var reasons = duplicates.candidates(
                some.stream().map(one -> one.pairs().getFirst().pair()).toList());
        return View.of("places/merging/obvious", new ObviousDesk(some, reasons, counts(queue), confirmed, batch, form));
    }

    private View decided(String page, String trouble) {
        var total = duplicates.countDecisions();
        var paging = Pagination.of(page, total, DECISIONS_PER_PAGE);
        return View.of(
                "places/merging/decisions",
                new Decided(
                        duplicates.decisions(paging.offset(), DECISIONS_PER_PAGE),
                        duplicates.holding(),
                        paging.current() == 1 ? duplicates.batches(BATCHES) : List.of(),
                        paging.current(),
                        paging.last(),
                        total,
                        trouble));
    }

    private ReviewView shown(DuplicateReviewQueue.WaitingPair waiting) {
        var pair = waiting.candidate().pair();
        return shown(
                waiting.left(),
                waiting.right(),
                pair,
                duplicates.candidate(pair).orElse(waiting.candidate()));
    }

    private ReviewView shown(RecordPair pair) {
        var standing = places.find(List.of(pair.left(), pair.right()));
        var left = standing.get(pair.left());
        var right = standing.get(pair.right());
        if (left == null || right == null) throw new NotFound();
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

    private ReviewView shown(Place left, Place right, RecordPair pair, MergeCandidate candidate) {
        var last = duplicates.last(pair);
        return new ReviewView(
                PlaceComparison.of(left, right),
                pair,
                last.map(MergeDecision::n).orElse(0L),
                candidate,
                said(left),
                said(right),
                last);
    }

    private SideView said(Place place) {
        var voices = new LinkedHashSet<String>();
        var oldestFirst = new ArrayList<>(places.provenance(place.id()).values());
        oldestFirst.sort(Comparator.comparing(one -> one.saidAt()));
        for (var one : oldestFirst)
            voices.add(
                    switch (one.said()) {
                        case StatementSource.Source source -> source.name();
                        case StatementSource.Human human -> human.name();
                    });
        return new SideView(List.copyOf(voices), places.members(place.id()).size());
    }

    private static SourceRecord alone(Place place, String id) {
        return new SourceRecord(place.id(), "fiche", id, place.sheet());
    }

    private static Counts counts(DuplicateReviewQueue queue) {
        return new Counts(queue.pairs().size(), queue.later(), queue.obvious().size());
    }

    private static RecordPair pair(String left, String right) {
        return DecisionForm.id(left)
                .flatMap(one -> DecisionForm.id(right)
                        .filter(other -> !other.equals(one))
                        .map(other -> new RecordPair(one, other)))
                .orElseThrow(NotFound::new);
    }

    static String path(RecordPair pair) {
        return HERE + "/paires/" + pair.left() + "/" + pair.right();
    }

    static StatementSource.Person person(Actor actor) {
        return new StatementSource.Person(actor.id(), actor.name());
    }

    /// Until the first decision, the duplicates are a step of the new network.
    @Bean
    static TaskSource duplicateTasks(DuplicateReview duplicates) {
        return TaskSource.data(() -> {
            var first = !duplicates.isBegun();
            return Task.several(
                            duplicates.waiting(),
                            first ? Kind.START : Kind.DATA,
                            first ? "review.step.first" : "review.card.waiting",
                            Verb.COMPARE,
                            HERE)
                    .map(Task::later);
        });
    }
}
