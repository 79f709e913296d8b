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
import org.tousaidants.label.sitevisits.PlaceImprovementStages.PlaceStagesData;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.LabelVerdictText;

/// « La démarche d’un lieu » — pages on which a coordinator, or the team of a place by its own link, plans and
/// reports the stages of the place with inhabitants and a peer place, with changes and reasons.
@Controller
class PlaceImprovementStagePages {
    static final String PATH = "/demarche-du-lieu/";

    /// The page with the stages of a place.
    ///
    /// @param action address of the form
    /// @param back path of the page from which the coordinator came; empty for a team
    /// @param said result of the last request
    record PlaceStagesView(PlaceStagesData working, Form form, String action, String back, String said) {
        List<PlaceImprovementStage> told(String step) {
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

        /// Returns the ratings of the welcome by inhabitants, added up over all stages.
        PlaceImprovementStage.StageWelcomeCounts welcome() {
            return working.told().stream()
                    .filter(one -> !one.planned())
                    .map(PlaceImprovementStage::welcome)
                    .reduce(
                            PlaceImprovementStage.StageWelcomeCounts.UNASKED,
                            PlaceImprovementStage.StageWelcomeCounts::and);
        }

        long begun() {
            return working.steps().stream().filter(step -> done(step.id())).count();
        }

        /// Returns the missing requirements in words.
        List<Content> left(Page page) {
            var words = LabelVerdictText.in(page.locale()).quoting(page.quote());
            return working.asked().stream()
                    .flatMap(finding -> words.why(finding).stream())
                    .map(page::told)
                    .toList();
        }

        boolean met() {
            return working.asked().filter(finding -> finding.fulfilled()).isPresent();
        }

        List<FormChoice> choices() {
            return working.steps().stream()
                    .map(step -> FormChoice.of(step.id(), step.name()).french())
                    .toList();
        }
    }

    private final PlaceImprovementStages workings;
    private final Clock clock;

    PlaceImprovementStagePages(PlaceImprovementStages workings, Clock clock) {
        this.workings = workings;
        this.clock = clock;
    }

    @AllowedRoles(Role.COORDINATOR)
    @GetMapping("/bureau/lieux/{code}/label/demarche")
    View desk(
            SignedInPerson actor,
            @PathVariable String code,
            @RequestParam(name = "fait", defaultValue = "") String said) {
        return desk(found(actor, code), today(), said);
    }

    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/bureau/lieux/{code}/label/demarche")
    View note(SignedInPerson actor, @PathVariable String code, Form form) {
        var working = found(actor, code);
        var stage = read(form, working).stage(Optional.of(actor.id()));
        if (stage.isPresent() && workings.tell(actor, working.place().code(), stage.get()))
            return View.redirect(address(working) + "?fait=1");
        return desk(working, wrong(form), "").status(422);
    }

    @AllowedRoles(Role.COORDINATOR)
    @PostMapping("/bureau/lieux/{code}/label/demarche/lien")
    View invite(SignedInPerson actor, @PathVariable String code, Form form) {
        var working = found(actor, code);
        var to = PlaceVisitForm.to(form);
        if (to.isEmpty()) return desk(working, form, "").status(422);
        if (!workings.invite(actor, working.place().code(), to.get())) throw new NotFoundException();
        return View.redirect(address(working) + "?fait=lien");
    }

    @PublicAccess
    @RateLimit
    @GetMapping("/demarche-du-lieu/{secret}")
    View team(@PathVariable String secret, @RequestParam(name = "fait", defaultValue = "") String said) {
        return workings.of(secret)
                .map(working -> team(secret, working, today(), said))
                .orElseGet(PlaceImprovementStagePages::shut);
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

    private PlaceImprovementStageForm read(Form form, PlaceStagesData working) {
        return new PlaceImprovementStageForm(form, working, typed -> workings.meant(typed), clock);
    }

    /// Returns the form with an error at the day. The form itself cannot check this: the service refused the
    /// day.
    private static Form wrong(Form form) {
        if (!form.hasErrors()) form.error("jour", "visits.working.day.wrong");
        return form;
    }

    private Form today() {
        return Form.filled(Map.of("jour", List.of(LocalDate.now(clock).toString())));
    }

    private static View desk(PlaceStagesData working, Form form, String said) {
        var back = "/bureau/lieux/" + working.place().code() + "/label";
        return View.of("label/sitevisits/working", new PlaceStagesView(working, form, address(working), back, said));
    }

    private static View team(String secret, PlaceStagesData working, Form form, String said) {
        return View.of("label/sitevisits/working", new PlaceStagesView(working, form, PATH + secret, "", said))
                .atASecret();
    }

    private static View shut() {
        return View.of("label/sitevisits/workingShut").atASecret().status(410);
    }

    private static String address(PlaceStagesData working) {
        return "/bureau/lieux/" + working.place().code() + "/label/demarche";
    }

    private PlaceStagesData found(SignedInPerson actor, String code) {
        return PlaceCode.endOf(code).flatMap(one -> workings.of(actor, one)).orElseThrow(NotFoundException::new);
    }
}
