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
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.notebook.NotebookActivityLink;

/// « Mes accompagnements » — the short form, the latest acts below it, one act and its corrections.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class ActivityPages {
    private static final String HERE = "/actes";
    private static final int SHOWN = 15;
    private static final int PLACES_SHOWN = 12;

    /// @param noted the act just logged
    /// @param news the message key of the last action, or empty
    record OwnActivitiesView(
            Form form,
            List<String> shortcuts,
            Optional<Place> place,
            List<Activity> latest,
            Optional<Activity> noted,
            Map<UUID, Instant> notebooks,
            String news) {}

    record ActivityDetailView(
            Activity act,
            List<Activity> history,
            Form form,
            boolean mayUndo,
            List<String> shortcuts,
            Optional<Place> place) {}

    record ActivityFormView(Form form, Optional<Place> now, List<Place> found, boolean asked) {}

    private final Activities acts;
    private final NotebookActivityLink notebooks;
    private final Directory directory;
    private final Clock clock;

    ActivityPages(Activities acts, NotebookActivityLink notebooks, Directory directory, Clock clock) {
        this.acts = acts;
        this.notebooks = notebooks;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping(HERE)
    View mine(
            Actor actor, @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String suite) {
        var place = acts.usual(actor);
        var noted = ValueParser.uuid(note).flatMap(id -> acts.find(actor, id));
        return mine(
                actor,
                ActivityForm.fresh(place.isPresent()),
                noted,
                switch (suite) {
                    case "retire" -> "acts.undo.done";
                    case "cahier" -> "acts.notebook.done";
                    case "ferme" -> "acts.notebook.over";
                    default -> "";
                });
    }

    private View mine(Actor actor, Form form, Optional<Activity> noted, String news) {
        return View.of(
                "support/activitylog/mine",
                new OwnActivitiesView(
                        form,
                        acts.shortcuts(actor),
                        acts.usual(actor),
                        acts.latest(actor, SHOWN),
                        noted,
                        notebooks.open(actor),
                        news));
    }

    @PostMapping(HERE)
    View log(Actor actor, Form form, Page page) {
        var id = ValueParser.uuid(form.value("id"));
        var notebook = ActivityForm.notebook(form, notebooks.open(actor).keySet());
        var what = ActivityForm.parse(
                form, () -> acts.usual(actor).map(one -> one.id().value()), clock);
        if (id.isEmpty() || what.isEmpty())
            return mine(actor, form, Optional.empty(), "").status(422);
        return switch (acts.log(actor, id.get(), what.get(), Optional.empty())) {
            case Activities.LoggingResult.ActivityLogged(var kept, var _) ->
                View.redirect(HERE + "?note=" + kept
                        + notebook.map(one -> noted(actor, one, kept, page)).orElse(""));
            case Activities.LoggingResult.AlreadyWithdrawn() -> View.redirect(HERE + "?suite=retire");
            case Activities.LoggingResult.IdOfAnotherPerson() -> throw new ResponseStatusException(HttpStatus.CONFLICT);
            case Activities.LoggingResult.TooOld() ->
                mine(actor, form.error("jour", "acts.day.old"), Optional.empty(), "")
                        .status(422);
        };
    }

    private String noted(Actor actor, UUID notebook, UUID act, Page page) {
        var words =
                acts.find(actor, act).map(one -> ActivityText.line(page, one)).orElse("");
        return notebooks.note(actor, notebook, act, words) ? "&suite=cahier" : "&suite=ferme";
    }

    @GetMapping(HERE + "/{id}")
    View one(Actor actor, @PathVariable UUID id) {
        var act = hers(actor, id);
        return one(actor, act, ActivityForm.of(act));
    }

    private Activity hers(Actor actor, UUID id) {
        return acts.find(actor, id).orElseThrow(NotFound::new);
    }

    private View one(Actor actor, Activity act, Form form) {
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
    View undo(Actor actor, @PathVariable UUID id) {
        return switch (acts.undo(actor, id)) {
            case DONE -> {
                notebooks.forget(id);
                yield View.redirect(HERE + "?suite=retire");
            }
            case TOO_LATE -> View.redirect(HERE + "/" + id);
            case NOT_FOUND -> throw new NotFound();
        };
    }

    @PostMapping(HERE + "/{id}/corrections")
    View correct(Actor actor, @PathVariable UUID id, Form form) {
        var fresh = ValueParser.uuid(form.value("id"));
        var what = ActivityForm.parse(
                form, () -> acts.usual(actor).map(one -> one.id().value()), clock);
        if (fresh.isEmpty() || what.isEmpty())
            return one(actor, hers(actor, id), form).status(422);
        return switch (acts.correct(actor, id, fresh.get(), what.get(), false)) {
            case DONE, TOO_LATE -> View.redirect(HERE + "/" + fresh.get());
            case NOT_FOUND -> throw new NotFound();
        };
    }

    /// Strikes the act: it no longer counts, but its row stays readable.
    @PostMapping(HERE + "/{id}/radiation")
    View strike(Actor actor, @PathVariable UUID id) {
        return switch (acts.correct(
                actor, id, UUID.randomUUID(), hers(actor, id).what(), true)) {
            case DONE, TOO_LATE -> View.redirect(HERE + "?suite=retire");
            case NOT_FOUND -> throw new NotFound();
        };
    }

    @GetMapping(HERE + "/lieu")
    View place(Actor actor, Form form) {
        var asked = TextFolding.words(form.value("q"));
        var found = asked.isBlank()
                ? List.<Place>of()
                : directory.snapshot().places().stream()
                        .filter(place -> List.of(TextFolding.words(place.name() + " " + place.commune())
                                        .split(" "))
                                .containsAll(List.of(asked.split(" "))))
                        .limit(PLACES_SHOWN)
                        .toList();
        return View.of(
                "support/activitylog/place", new ActivityFormView(form, acts.usual(actor), found, !asked.isBlank()));
    }

    @PostMapping(HERE + "/lieu")
    View choose(Actor actor, @RequestParam(defaultValue = "") String lieu) {
        var known = PlaceCode.endOf(lieu).filter(code -> acts.makeUsual(actor, code));
        if (known.isEmpty()) throw new NotFound();
        return View.redirect(HERE);
    }
}
