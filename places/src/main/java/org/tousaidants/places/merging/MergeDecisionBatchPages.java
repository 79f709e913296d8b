package org.tousaidants.places.merging;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator reviews the decisions of one batch (decisions made together), or undoes all of them.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class MergeDecisionBatchPages {
    private static final String HERE = "/bureau/doublons/lots/{id}";
    private static final Set<String> NOTICES = Set.of("already", "undone");

    /// The page of one batch of decisions; `trouble` is the key of the message about the last action, or empty.
    record MergeBatchView(MergeDecisionBatch batch, Map<PlaceId, Place> standing, String trouble) {
        Optional<Place> place(MergeDecisionBatch.MergeBatchRow line) {
            return Optional.ofNullable(standing.get(line.decision().pair().left()));
        }

        long undone() {
            return batch.lines().stream()
                    .flatMap(line -> line.since().stream())
                    .filter(since -> !since.holds())
                    .count();
        }

        long again() {
            return batch.lines().size() - batch.holding().size() - undone();
        }
    }

    private final DuplicateReview duplicates;
    private final Places places;

    MergeDecisionBatchPages(DuplicateReview duplicates, Places places) {
        this.duplicates = duplicates;
        this.places = places;
    }

    @GetMapping(HERE)
    View batch(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String dit) {
        return shown(id, NOTICES.contains(dit) ? dit : "");
    }

    @PostMapping(HERE + "/annulation")
    View undo(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var seen = form.value("seen");
        if (!seen.matches("\\d{1,18}")) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return switch (duplicates.undo(id, Long.parseLong(seen), DuplicateReviewPages.person(actor))) {
            case MergeDecisionResult.DecisionStored done -> View.redirect(path(id) + "?dit=undone");
            case MergeDecisionResult.DecisionAlreadyInForce already -> View.redirect(path(id) + "?dit=already");
            case MergeDecisionResult.DecisionOvertaken overtaken ->
                shown(id, "overtaken").status(409);
            case MergeDecisionResult.DecisionBlockedByHarvest() ->
                shown(id, "busy").status(409);
            case MergeDecisionResult.PairNotFound() -> throw new NotFoundException();
            case MergeDecisionResult.PlacesAlreadyJoined impossible ->
                throw new IllegalStateException(impossible.toString());
            case MergeDecisionResult.ContradictoryDecision impossible ->
                throw new IllegalStateException(impossible.toString());
        };
    }

    private View shown(UUID id, String trouble) {
        var batch = duplicates.batch(id).orElseThrow(NotFoundException::new);
        var records = new HashSet<PlaceId>();
        for (var line : batch.lines()) records.add(line.decision().pair().left());
        return View.of("places/merging/batch", new MergeBatchView(batch, places.find(records), trouble));
    }

    static String path(UUID id) {
        return "/bureau/doublons/lots/" + id;
    }
}
