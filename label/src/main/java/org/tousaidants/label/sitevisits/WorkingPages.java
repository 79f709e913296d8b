package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.View;

/// « La démarche d’un lieu » — its steps with inhabitants and a peer place, what was changed and why. The list of what
/// was seen remains as its memory.
@Controller
@For(Role.COORDINATOR)
class WorkingPages {
    private static final int COMPANY_MAX = 300;
    private static final int WORDS_MAX = 1000;
    private static final int PEOPLE_MAX = 999;

    record Shown(Visits.Working working, Form form) {
        List<Stage> done(String stage) {
            return working.done().stream()
                    .filter(one -> one.stage().equals(stage))
                    .toList();
        }

        /// What inhabitants said at all steps together.
        Stage.Welcome welcome() {
            return working.done().stream().map(Stage::welcome).reduce(Stage.Welcome.UNASKED, Stage.Welcome::and);
        }

        long begun() {
            return working.stages().stream()
                    .filter(stage -> !done(stage.id()).isEmpty())
                    .count();
        }

        List<Choice> choices() {
            return working.stages().stream()
                    .map(stage -> Choice.of(stage.id(), stage.name()).french())
                    .toList();
        }
    }

    private final Visits visits;
    private final Clock clock;

    WorkingPages(Visits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    @GetMapping("/bureau/lieux/{code}/label/demarche")
    View working(Actor actor, @PathVariable String code) {
        return shown(
                actor,
                code(code),
                Form.filled(Map.of("jour", List.of(LocalDate.now(clock).toString()))));
    }

    private View shown(Actor actor, PlaceCode code, Form form) {
        return View.of(
                "label/sitevisits/working",
                new Shown(visits.working(actor, code).orElseThrow(WorkingPages::unknown), form));
    }

    @PostMapping("/bureau/lieux/{code}/label/demarche")
    View note(Actor actor, @PathVariable String code, Form form) {
        var stage = form.text("etape").required("visits.working.stage.missing").get();
        var day = form.text("jour").required("visits.day.missing").as(WorkingPages::day, "visits.day.wrong");
        var company = form.text("avec")
                .required("visits.working.with.missing")
                .max(COMPANY_MAX)
                .get();
        var changed = form.text("change").max(WORDS_MAX).get();
        var why = form.text("pourquoi").max(WORDS_MAX).get();
        var asked = people(form, "interrogees");
        var dared = people(form, "osent");
        if (dared > asked) form.error("osent", "visits.welcome.order");
        if (form.hasErrors() || day.isEmpty())
            return shown(actor, code(code), form).status(422);
        if (!visits.work(
                actor,
                code(code),
                new Stage(
                        stage,
                        day.get(),
                        company,
                        changed,
                        why,
                        new Stage.Welcome(asked, dared),
                        actor.id(),
                        clock.instant()))) {
            form.error("jour", "visits.day.wrong");
            return shown(actor, code(code), form).status(422);
        }
        return View.redirect("/bureau/lieux/" + code(code) + "/label/demarche");
    }

    /// Nothing typed: nobody was asked.
    private static int people(Form form, String name) {
        return form.text(name).integer(0, PEOPLE_MAX).orElse(0);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static PlaceCode code(String address) {
        return PlaceCode.endOf(address).orElseThrow(WorkingPages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
