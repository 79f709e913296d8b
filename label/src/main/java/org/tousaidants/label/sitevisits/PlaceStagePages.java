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
import org.tousaidants.label.sitevisits.PlaceStages.PlaceStagesData;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.VerdictText;

/// « La démarche d’un lieu » — pages on which a place's stages with inhabitants and a peer place are planned
/// and reported, with changes and reasons, by the coordinator or by the team's own link.
@Controller
class PlaceStagePages {
    static final String PATH = "/demarche-du-lieu/";

    /// @param back page from which the coordinator came; empty for a team
    /// @param said the act just done
    record PlaceStageView(PlaceStagesData working, Form form, String action, String back, String said) {
        List<PlaceStage> told(String step) {
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

        /// The ratings of the welcome by inhabitants, over all stages.
        PlaceStage.WelcomeCounts welcome() {
            return working.told().stream()
                    .filter(one -> !one.planned())
                    .map(PlaceStage::welcome)
                    .reduce(PlaceStage.WelcomeCounts.UNASKED, PlaceStage.WelcomeCounts::and);
        }

        long begun() {
            return working.steps().stream().filter(step -> done(step.id())).count();
        }

        /// The missing requirements in words.
        List<Content> left(Page page) {
            var words = VerdictText.in(page.locale()).quoting(page.quote());
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

    private final PlaceStages workings;
    private final Clock clock;

    PlaceStagePages(PlaceStages workings, Clock clock) {
        this.workings = workings;
        this.clock = clock;
    }

    @AllowedRoles(Role.COORDINATOR)
    @GetMapping("/bureau/lieux/{code}/label/demarche")
    View desk(Actor actor, @PathVariable String code, @RequestParam(name = "fait", defaultValue = "") String said) {
        return desk(found(actor, code), today(), said);
    }

    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/bureau/lieux/{code}/label/demarche")
    View note(Actor actor, @PathVariable String code, Form form) {
        var working = found(actor, code);
        var stage = read(form, working).stage(Optional.of(actor.id()));
        if (stage.isPresent() && workings.tell(actor, working.place().code(), stage.get()))
            return View.redirect(address(working) + "?fait=1");
        return desk(working, wrong(form), "").status(422);
    }

    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/bureau/lieux/{code}/label/demarche/lien")
    View invite(Actor actor, @PathVariable String code, Form form) {
        var working = found(actor, code);
        var to = VisitForm.to(form);
        if (to.isEmpty()) return desk(working, form, "").status(422);
        if (!workings.invite(actor, working.place().code(), to.get())) throw new NotFound();
        return View.redirect(address(working) + "?fait=lien");
    }

    @PublicAccess
    @RateLimit
    @GetMapping("/demarche-du-lieu/{secret}")
    View team(@PathVariable String secret, @RequestParam(name = "fait", defaultValue = "") String said) {
        return workings.of(secret)
                .map(working -> team(secret, working, today(), said))
                .orElseGet(PlaceStagePages::shut);
    }

    @PublicAccess
    @RateLimit
    @PostMapping("/demarche-du-lieu/{secret}")
    View tell(@PathVariable String secret, Form form) {
        var working = workings.of(secret);
        if (working.isEmpty()) return shut();
        var stage = read(form, working.get()).stage(Optional.empty());
        if (stage.isPresent() && workings.tell(secret, stage.get())) return View.redirect(PATH + secret + "?fait=1");
        return team(secret, working.get(), wrong(form), "").status(422);
    }

    private PlaceStageForm read(Form form, PlaceStagesData working) {
        return new PlaceStageForm(form, working, typed -> workings.meant(typed), clock);
    }

    /// Adds the error for a day that the service refused, which the form cannot check.
    private static Form wrong(Form form) {
        if (!form.hasErrors()) form.error("jour", "visits.working.day.wrong");
        return form;
    }

    private Form today() {
        return Form.filled(Map.of("jour", List.of(LocalDate.now(clock).toString())));
    }

    private static View desk(PlaceStagesData working, Form form, String said) {
        var back = "/bureau/lieux/" + working.place().code() + "/label";
        return View.of("label/sitevisits/working", new PlaceStageView(working, form, address(working), back, said));
    }

    private static View team(String secret, PlaceStagesData working, Form form, String said) {
        return View.of("label/sitevisits/working", new PlaceStageView(working, form, PATH + secret, "", said))
                .atASecret();
    }

    private static View shut() {
        return View.of("label/sitevisits/workingShut").atASecret().status(410);
    }

    private static String address(PlaceStagesData working) {
        return "/bureau/lieux/" + working.place().code() + "/label/demarche";
    }

    private PlaceStagesData found(Actor actor, String code) {
        return PlaceCode.endOf(code).flatMap(one -> workings.of(actor, one)).orElseThrow(NotFound::new);
    }
}
