package org.tousaidants.support.activitylog;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.notebook.NotebookActivityLink;

/// « Mes accompagnements » — pages with the short form and the latest activities, and with one activity and its
/// corrections.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class HelpActivityPages {
    private static final String HERE = "/actes";
    private static final int SHOWN = 15;
    private static final int PLACES_SHOWN = 12;

    /// The page of a helper's own activities.
    ///
    /// @param noted the activity that was just logged
    /// @param news message key of the result of the last request; may be empty
    record OwnActivityLogView(
            Form form,
            List<String> shortcuts,
            Optional<Place> place,
            List<HelpActivity> latest,
            Optional<HelpActivity> noted,
            Map<UUID, Instant> notebooks,
            String news) {}

    record ActivityDetailView(
            HelpActivity act,
            List<HelpActivity> history,
            Form form,
            boolean mayUndo,
            List<String> shortcuts,
            Optional<Place> place) {}

    record ActivityFormView(Form form, Optional<Place> now, List<Place> found, boolean asked) {}

    private final HelpActivities acts;
    private final NotebookActivityLink notebooks;
    private final PlaceDirectory directory;
    private final Clock clock;

    HelpActivityPages(HelpActivities acts, NotebookActivityLink notebooks, PlaceDirectory directory, Clock clock) {
        this.acts = acts;
        this.notebooks = notebooks;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping(HERE)
    View mine(
            SignedInPerson actor,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String suite) {
        var place = acts.usual(actor);
        var noted = FormValueParser.uuid(note).flatMap(id -> acts.find(actor, id));
        return mine(
                actor,
                HelpActivityForm.fresh(place.isPresent()),
                noted,
                switch (suite) {
                    case "retire" -> "acts.undo.done";
                    case "cahier" -> "acts.notebook.done";
                    case "ferme" -> "acts.notebook.over";
                    default -> "";
                });
    }

    private View mine(SignedInPerson actor, Form form, Optional<HelpActivity> noted, String news) {
        return View.of(
                "support/activitylog/mine",
                new OwnActivityLogView(
                        form,
                        acts.shortcuts(actor),
                        acts.usual(actor),
                        acts.latest(actor, SHOWN),
                        noted,
                        notebooks.open(actor),
                        news));
    }

    @PostMapping(HERE)
    View log(SignedInPerson actor, Form form, Page page) {
        var id = FormValueParser.uuid(form.value("id"));
        var notebook = HelpActivityForm.notebook(form, notebooks.open(actor).keySet());
        var what = HelpActivityForm.parse(
                form, () -> acts.usual(actor).map(one -> one.id().value()), clock);
        if (id.isEmpty() || what.isEmpty())
            return mine(actor, form, Optional.empty(), "").status(422);
        return switch (acts.log(actor, id.get(), what.get(), Optional.empty())) {
            case HelpActivities.ActivityLoggingResult.ActivityLogged(var kept, var _) ->
                View.redirect(HERE + "?note=" + kept
                        + notebook.map(one -> noted(actor, one, kept, page)).orElse(""));
            case HelpActivities.ActivityLoggingResult.ActivityAlreadyWithdrawn() ->
                View.redirect(HERE + "?suite=retire");
            case HelpActivities.ActivityLoggingResult.ActivityIdOfOtherHelper() ->
                throw new ResponseStatusException(HttpStatus.CONFLICT);
            case HelpActivities.ActivityLoggingResult.ActivityTooOld() ->
                mine(actor, form.error("jour", "acts.day.old"), Optional.empty(), "")
                        .status(422);
        };
    }

    private String noted(SignedInPerson actor, UUID notebook, UUID act, Page page) {
        var words =
                acts.find(actor, act).map(one -> ActivityText.line(page, one)).orElse("");
        return notebooks.note(actor, notebook, act, words) ? "&suite=cahier" : "&suite=ferme";
    }

    @GetMapping(HERE + "/{id}")
    View one(SignedInPerson actor, @PathVariable UUID id) {
        var act = hers(actor, id);
        return one(actor, act, HelpActivityForm.of(act));
    }

    private HelpActivity hers(SignedInPerson actor, UUID id) {
        return acts.find(actor, id).orElseThrow(NotFoundException::new);
    }

    private View one(SignedInPerson actor, HelpActivity act, Form form) {
        return View.of(
                "support/activitylog/one",
                new ActivityDetailView(
                        act,
                        acts.history(actor, act.id()),
                        form,
                        acts.mayUndo(act),
                        acts.shortcuts(actor),
                        acts.usual(actor)));
    }

    @PostMapping(HERE + "/{id}/retrait")
    View undo(SignedInPerson actor, @PathVariable UUID id) {
        return switch (acts.undo(actor, id)) {
            case DONE -> {
                notebooks.forget(id);
                yield View.redirect(HERE + "?suite=retire");
            }
            case TOO_LATE -> View.redirect(HERE + "/" + id);
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    @PostMapping(HERE + "/{id}/corrections")
    View correct(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var fresh = FormValueParser.uuid(form.value("id"));
        var what = HelpActivityForm.parse(
                form, () -> acts.usual(actor).map(one -> one.id().value()), clock);
        if (fresh.isEmpty() || what.isEmpty())
            return one(actor, hers(actor, id), form).status(422);
        return switch (acts.correct(actor, id, fresh.get(), what.get(), false)) {
            case DONE, TOO_LATE -> View.redirect(HERE + "/" + fresh.get());
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    /// Cancels the activity: it is no longer counted, but its row remains readable.
    @PostMapping(HERE + "/{id}/radiation")
    View strike(SignedInPerson actor, @PathVariable UUID id) {
        return switch (acts.correct(
                actor, id, UUID.randomUUID(), hers(actor, id).what(), true)) {
            case DONE, TOO_LATE -> View.redirect(HERE + "?suite=retire");
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    @GetMapping(HERE + "/lieu")
    View place(SignedInPerson actor, Form form) {
        var asked = TextNormalisation.words(form.value("q"));
        var found = asked.isBlank()
                ? List.<Place>of()
                : directory.snapshot().places().stream()
                        .filter(place -> List.of(TextNormalisation.words(place.name() + " " + place.commune())
                                        .split(" "))
                                .containsAll(List.of(asked.split(" "))))
                        .limit(PLACES_SHOWN)
                        .toList();
        return View.of(
                "support/activitylog/place", new ActivityFormView(form, acts.usual(actor), found, !asked.isBlank()));
    }

    @PostMapping(HERE + "/lieu")
    View choose(SignedInPerson actor, @RequestParam(defaultValue = "") String lieu) {
        var known = PlaceCode.endOf(lieu).filter(code -> acts.makeUsual(actor, code));
        if (known.isEmpty()) throw new NotFoundException();
        return View.redirect(HERE);
    }
}
