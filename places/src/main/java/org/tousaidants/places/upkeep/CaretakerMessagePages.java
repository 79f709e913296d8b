package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.upkeep.CaretakerMessages.Addressee;
import org.tousaidants.places.upkeep.CaretakerMessages.Audience;
import org.tousaidants.places.upkeep.CaretakerMessages.LetterAndAnswers;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// « Courriels aux responsables » — at the desk: the letters, their answers, and the coordinator's own message.
@Controller
@AllowedRoles(Role.COORDINATOR)
class CaretakerMessagePages {
    private static final int PER_PAGE = 30;
    private static final int SUBJECT_MAX = 120;
    private static final int WORDS_MAX = 4_000;
    private static final String TO = "a";

    record Log(List<LetterAndAnswers> letters, Pagination paging, int sent) {
        static String key(Enum<?> value) {
            return ConstantName.low(value);
        }
    }

    /// @param to the people of the chosen list, once it is chosen
    record Message(Form form, List<Addressee> to, int left, boolean chosen) {
        List<Choice> audiences(Page page) {
            return List.of(Audience.values()).stream()
                    .map(one ->
                            Choice.of(ConstantName.low(one), page.t("care.message.audience." + ConstantName.low(one))))
                    .toList();
        }

        List<Choice> people() {
            return to.stream()
                    .map(one -> Choice.of(
                                    one.to().mail().value(),
                                    one.to().name().isEmpty()
                                            ? one.to().mail().value()
                                            : one.to().name() + ", "
                                                    + one.to().mail().value())
                            .hint(String.join(
                                    ", ",
                                    one.places().stream()
                                            .map(place -> place.name())
                                            .toList())))
                    .toList();
        }
    }

    private final CaretakerMessages messages;
    private final Clock clock;

    CaretakerMessagePages(CaretakerMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @LogsPersonalDataReading("caretakers")
    @GetMapping("/bureau/entretien/courriels")
    View log(
            Actor actor,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "0") String envoyes) {
        var paging = Pagination.of(page, messages.count(), PER_PAGE);
        return View.of(
                "places/upkeep/letters",
                new Log(
                        messages.log(paging.offset(), paging.size()),
                        paging,
                        ValueParser.number(envoyes).orElse(0)));
    }

    @GetMapping("/bureau/entretien/message")
    View write(Actor actor) {
        return shown(Form.filled(Map.of("liste", List.of(ConstantName.low(Audience.UNANSWERED)))), List.of(), false);
    }

    /// The list, its people ticked, beside the message: nothing is sent yet.
    @LogsPersonalDataReading("caretakers")
    @PostMapping("/bureau/entretien/message")
    View choose(Actor actor, Form form) {
        var audience = form.one("liste", Audience.class);
        var town = form.text("commune").max(100).get();
        if (audience.filter(Audience.TOWN::equals).isPresent() && town.isEmpty())
            form.error("commune", "care.message.town.missing");
        parsed(actor, form);
        if (audience.isEmpty() || form.hasErrors())
            return shown(form, List.of(), false).status(422);
        var people = messages.addressees(audience.get(), town);
        if (people.isEmpty())
            return shown(form.error("liste", "care.message.nobody"), people, false)
                    .status(422);
        return shown(ticked(form, people), people, true);
    }

    @LogsPersonalDataReading("caretakers")
    @PostMapping("/bureau/entretien/message/envois")
    View send(Actor actor, Form form) {
        var message = parsed(actor, form);
        var people = messages.addressees(form.one("liste", Audience.class).orElse(Audience.ALL), form.value("commune"));
        if (form.values(TO).isEmpty()) form.error(TO, "care.message.to.missing");
        if (message.isEmpty() || form.hasErrors())
            return shown(form, people, true).status(422);
        return switch (messages.send(actor, message.get(), form.values(TO))) {
            case CaretakerMessages.Sending.Sent(var letters) ->
                View.redirect("/bureau/entretien/courriels?envoyes=" + letters);
            case CaretakerMessages.Sending.Already() -> View.redirect("/bureau/entretien/courriels");
            case CaretakerMessages.Sending.TooMany(var left) ->
                shown(form.error(TO, "care.message.many", left), people, true).status(422);
        };
    }

    private Optional<CaretakerMessage> parsed(Actor actor, Form form) {
        var subject =
                form.text("objet").required("care.message.subject.missing").max(SUBJECT_MAX);
        var words = form.text("texte").required("care.message.words.missing").max(WORDS_MAX);
        var id = ValueParser.uuid(form.value("envoi")).orElseGet(UUID::randomUUID);
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new CaretakerMessage(
                        id, clock.instant(), actor.id(), subject.get().replace('\n', ' '), words.get()));
    }

    private static Form ticked(Form form, List<Addressee> people) {
        return Form.filled(Map.of(
                "liste",
                form.values("liste"),
                "commune",
                form.values("commune"),
                "objet",
                form.values("objet"),
                "texte",
                form.values("texte"),
                "envoi",
                List.of(UUID.randomUUID().toString()),
                TO,
                people.stream().map(one -> one.to().mail().value()).toList()));
    }

    private View shown(Form form, List<Addressee> people, boolean chosen) {
        return View.of("places/upkeep/message", new Message(form, people, messages.left(), chosen));
    }
}
