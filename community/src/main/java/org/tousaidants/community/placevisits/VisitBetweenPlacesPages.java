package org.tousaidants.community.placevisits;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;

/// Pages of the visits between places: all offers and results, and the visits of one place.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class VisitBetweenPlacesPages {
    static final String HERE = "/entraide/visites";
    private static final String PLACE = HERE + "/{code}";
    private static final int SHOWN_MAX = 500;
    private static final int LINE_MAX = 200;

    /// @param asking the form of a request
    /// @param offering the form of the offer of the place
    /// @param visiting the form of an answer or of a result
    record PlaceView(VisitsBetweenPlaces.PlaceVisitsView shown, Form asking, Form offering, Form visiting) {
        List<FormChoice> guests() {
            return shown.guests().stream()
                    .map(place -> FormChoice.of(place.code().value(), place.name()))
                    .toList();
        }

        Form faulty() {
            return asking.hasErrors() ? asking : offering.hasErrors() ? offering : visiting;
        }
    }

    private final VisitsBetweenPlaces visits;

    VisitBetweenPlacesPages(VisitsBetweenPlaces visits) {
        this.visits = visits;
    }

    @GetMapping(HERE)
    View home(SignedInPerson actor) {
        return View.of("community/placevisits/home", visits.home(actor));
    }

    @GetMapping(PLACE)
    View place(SignedInPerson actor, @PathVariable String code) {
        return shown(actor, code, asking(), Form.empty(), Form.empty());
    }

    @PostMapping(PLACE + "/offre")
    View offer(SignedInPerson actor, @PathVariable String code, Form form) {
        var shown = form.text("shown").required("placevisits.shown.missing").max(SHOWN_MAX);
        var days = form.text("days").required("placevisits.days.missing").max(LINE_MAX);
        if (form.hasErrors())
            return shown(actor, code, asking(), form, Form.empty()).status(422);
        return after(code, visits.offer(actor, read(code), shown.get(), days.get()));
    }

    @PostMapping(PLACE + "/offre/retrait")
    View takeBack(SignedInPerson actor, @PathVariable String code) {
        return after(code, visits.takeBack(actor, read(code)));
    }

    @PostMapping(PLACE + "/demandes")
    View ask(SignedInPerson actor, @PathVariable String code, Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "placevisits.reload");
        var guest = form.text("guest")
                .required("placevisits.guest.missing")
                .as(PlaceCode::endOf, "placevisits.guest.missing");
        var words = form.text("words").required("placevisits.words.missing").max(SHOWN_MAX);
        if (form.hasErrors() || id.isEmpty() || guest.isEmpty())
            return shown(actor, code, form, Form.empty(), Form.empty()).status(422);
        if (!visits.ask(actor, id.get(), read(code), guest.get(), words.get())) throw new NotFoundException();
        return View.redirect(HERE + "/" + guest.get());
    }

    @PostMapping(PLACE + "/demandes/{id}/reponse")
    View answer(SignedInPerson actor, @PathVariable String code, @PathVariable UUID id, Form form) {
        var answer = form.text("answer").required("placevisits.answer.missing").max(LINE_MAX);
        if (form.hasErrors())
            return shown(actor, code, asking(), Form.empty(), form).status(422);
        return after(
                code, visits.answer(actor, read(code), id, form.value("act").equals("accept"), answer.get()));
    }

    @PostMapping(PLACE + "/demandes/{id}/resultat")
    View tell(SignedInPerson actor, @PathVariable String code, @PathVariable UUID id, Form form) {
        var result = form.text("result").required("placevisits.result.missing").max(LINE_MAX);
        if (form.hasErrors())
            return shown(actor, code, asking(), Form.empty(), form).status(422);
        return after(code, visits.tell(actor, read(code), id, result.get()));
    }

    private static View after(String code, boolean done) {
        if (!done) throw new NotFoundException();
        return View.redirect(HERE + "/" + code);
    }

    private static PlaceCode read(String code) {
        return PlaceCode.endOf(code).orElseThrow(NotFoundException::new);
    }

    private static Form asking() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    private View shown(SignedInPerson actor, String code, Form asking, Form offering, Form visiting) {
        var shown = visits.of(actor, read(code)).orElseThrow(NotFoundException::new);
        var filled = offering.hasErrors()
                ? offering
                : shown.offer()
                        .map(offer ->
                                Form.filled(Map.of("shown", List.of(offer.shown()), "days", List.of(offer.days()))))
                        .orElseGet(Form::empty);
        return View.of("community/placevisits/place", new PlaceView(shown, asking, filled, visiting));
    }

    /// Requests that the team of a place has to answer.
    @Bean
    static TaskSource placeVisitTasks(VisitsBetweenPlaces visits) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> visits.waiting(actor).entrySet().stream()
                        .map(entry -> Task.of(
                                        TaskKind.SITE,
                                        "placevisits.errand",
                                        TaskActionLabel.ANSWER,
                                        HERE + "/" + entry.getKey().code(),
                                        entry.getKey().name())
                                .about(entry.getKey().id())
                                .since(entry.getValue().getFirst().asked())));
    }

    @Bean
    static PlacePageLink placeVisitsLink() {
        return new PlacePageLink(
                "placevisits.way", code -> HERE + "/" + code, PlacePageLink.LinkAudience.SIGNED_IN, 95);
    }
}
