package org.tousaidants.label.sitevisits;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.rules.VerdictWords;
import org.tousaidants.label.sitevisits.Workings.Working;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « La démarche d’un lieu » — its steps with inhabitants and a peer place, planned and told, what was changed and why:
/// at the desk, and by the team's own link. The list of what was seen remains as its memory.
@Controller
class WorkingPages {
    static final String PATH = "/demarche-du-lieu/";

    /// @param back where the desk came from; empty for a team
    /// @param said what was just done
    record Shown(Working working, Form form, String action, String back, String said) {
        List<Stage> told(String step) {
            return working.told().stream()
                    .filter(one -> one.stage().equals(step))
                    .toList();
        }

        boolean done(String step) {
            return told(step).stream().anyMatch(one -> !one.planned());
        }

        String name(PlaceId place, Page page) {
            return working.names().getOrDefault(place, page.t("visits.working.peer.gone"));
        }

        /// What inhabitants said at all steps together.
        Stage.Welcome welcome() {
            return working.told().stream()
                    .filter(one -> !one.planned())
                    .map(Stage::welcome)
                    .reduce(Stage.Welcome.UNASKED, Stage.Welcome::and);
        }

        long begun() {
            return working.steps().stream().filter(step -> done(step.id())).count();
        }

        /// What the rules still miss, in words.
        List<Content> left(Page page) {
            var words = VerdictWords.in(page.locale()).quoting(page.quote());
            return working.asked().stream()
                    .flatMap(finding -> words.why(finding).stream())
                    .map(page::told)
                    .toList();
        }

        boolean met() {
            return working.asked().filter(finding -> finding.fulfilled()).isPresent();
        }

        List<Choice> choices() {
            return working.steps().stream()
                    .map(step -> Choice.of(step.id(), step.name()).french())
                    .toList();
        }
    }

    private final Workings workings;
    private final Clock clock;

    WorkingPages(Workings workings, Clock clock) {
        this.workings = workings;
        this.clock = clock;
    }

    @For(Role.COORDINATOR)
    @GetMapping("/bureau/lieux/{code}/label/demarche")
    View desk(Actor actor, @PathVariable String code, @RequestParam(name = "fait", defaultValue = "") String said) {
        return desk(found(actor, code), today(), said);
    }

    @For(Role.COORDINATOR)
    @PostMapping("/bureau/lieux/{code}/label/demarche")
    View note(Actor actor, @PathVariable String code, Form form) {
        var working = found(actor, code);
        var stage = read(form, working).stage(Optional.of(actor.id()));
        if (stage.isPresent() && workings.tell(actor, working.place().code(), stage.get()))
            return View.redirect(address(working) + "?fait=1");
        return desk(working, wrong(form), "").status(422);
    }

    @For(Role.COORDINATOR)
    @PostMapping("/bureau/lieux/{code}/label/demarche/lien")
    View invite(Actor actor, @PathVariable String code, Form form) {
        var working = found(actor, code);
        var to = VisitForm.to(form);
        if (to.isEmpty()) return desk(working, form, "").status(422);
        if (!workings.invite(actor, working.place().code(), to.get())) throw new NotFound();
        return View.redirect(address(working) + "?fait=lien");
    }

    @Open
    @RateLimit
    @GetMapping("/demarche-du-lieu/{secret}")
    View team(@PathVariable String secret, @RequestParam(name = "fait", defaultValue = "") String said) {
        return workings.of(secret)
                .map(working -> team(secret, working, today(), said))
                .orElseGet(WorkingPages::shut);
    }

    @Open
    @RateLimit
    @PostMapping("/demarche-du-lieu/{secret}")
    View tell(@PathVariable String secret, Form form) {
        var working = workings.of(secret);
        if (working.isEmpty()) return shut();
        var stage = read(form, working.get()).stage(Optional.empty());
        if (stage.isPresent() && workings.tell(secret, stage.get())) return View.redirect(PATH + secret + "?fait=1");
        return team(secret, working.get(), wrong(form), "").status(422);
    }

    private WorkForm read(Form form, Working working) {
        return new WorkForm(form, working, typed -> workings.meant(typed), clock);
    }

    /// What the door refuses and the form does not know is the day.
    private static Form wrong(Form form) {
        if (!form.hasErrors()) form.error("jour", "visits.working.day.wrong");
        return form;
    }

    private Form today() {
        return Form.filled(Map.of("jour", List.of(LocalDate.now(clock).toString())));
    }

    private static View desk(Working working, Form form, String said) {
        var back = "/bureau/lieux/" + working.place().code() + "/label";
        return View.of("label/sitevisits/working", new Shown(working, form, address(working), back, said));
    }

    private static View team(String secret, Working working, Form form, String said) {
        return View.of("label/sitevisits/working", new Shown(working, form, PATH + secret, "", said))
                .atASecret();
    }

    private static View shut() {
        return View.of("label/sitevisits/workingShut").atASecret().status(410);
    }

    private static String address(Working working) {
        return "/bureau/lieux/" + working.place().code() + "/label/demarche";
    }

    private Working found(Actor actor, String code) {
        return PlaceCode.endOf(code).flatMap(one -> workings.of(actor, one)).orElseThrow(NotFound::new);
    }
}
