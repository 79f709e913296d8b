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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.upkeep.CaretakerMessages.LetterAndAnswers;
import org.tousaidants.places.upkeep.CaretakerMessages.MessageAddressee;
import org.tousaidants.places.upkeep.CaretakerMessages.MessageAudience;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// « Courriels aux responsables » — coordination pages with the letters, their answers, and a form for the
/// coordinator's own message.
@Controller
@AllowedRoles(Role.COORDINATOR)
class CaretakerMessagePages {
    private static final int PER_PAGE = 30;
    private static final int SUBJECT_MAX = 120;
    private static final int WORDS_MAX = 4_000;
    private static final String TO = "a";

    record SentLettersView(List<LetterAndAnswers> letters, Pagination paging, int sent) {
        static String key(Enum<?> value) {
            return EnumConstantName.low(value);
        }
    }

    /// The form of a coordinator's own message to contact persons.
    ///
    /// @param to the people of the chosen list; empty until a list is chosen
    /// @param left number of letters that may still be sent on this day
    record MessageFormView(Form form, List<MessageAddressee> to, int left, boolean chosen) {
        List<FormChoice> audiences(Page page) {
            return List.of(MessageAudience.values()).stream()
                    .map(one -> FormChoice.of(
                            EnumConstantName.low(one), page.t("care.message.audience." + EnumConstantName.low(one))))
                    .toList();
        }

        List<FormChoice> people() {
            return to.stream()
                    .map(one -> FormChoice.of(
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
            SignedInPerson actor,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "0") String envoyes) {
        var paging = Pagination.of(page, messages.count(), PER_PAGE);
        return View.of(
                "places/upkeep/letters",
                new SentLettersView(
                        messages.log(paging.offset(), paging.size()),
                        paging,
                        FormValueParser.number(envoyes).orElse(0)));
    }

    @GetMapping("/bureau/entretien/message")
    View write(SignedInPerson actor) {
        return shown(
                Form.filled(Map.of("liste", List.of(EnumConstantName.low(MessageAudience.UNANSWERED)))),
                List.of(),
                false);
    }

    /// Shows the chosen list with its people ticked, next to the message; nothing is sent yet.
    @LogsPersonalDataReading("caretakers")
    @PostMapping("/bureau/entretien/message")
    View choose(SignedInPerson actor, Form form) {
        var audience = form.one("liste", MessageAudience.class);
        var town = form.text("commune").max(100).get();
        if (audience.filter(MessageAudience.TOWN::equals).isPresent() && town.isEmpty())
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
    View send(SignedInPerson actor, Form form) {
        var message = parsed(actor, form);
        var people = messages.addressees(
                form.one("liste", MessageAudience.class).orElse(MessageAudience.ALL), form.value("commune"));
        if (form.values(TO).isEmpty()) form.error(TO, "care.message.to.missing");
        if (message.isEmpty() || form.hasErrors())
            return shown(form, people, true).status(422);
        return switch (messages.send(actor, message.get(), form.values(TO))) {
            case CaretakerMessages.MessageSendingResult.MessageSent(var letters) ->
                View.redirect("/bureau/entretien/courriels?envoyes=" + letters);
            case CaretakerMessages.MessageSendingResult.MessageAlreadySent() ->
                View.redirect("/bureau/entretien/courriels");
            case CaretakerMessages.MessageSendingResult.TooManyMessages(var left) ->
                shown(form.error(TO, "care.message.many", left), people, true).status(422);
        };
    }

    private Optional<CaretakerMessage> parsed(SignedInPerson actor, Form form) {
        var subject =
                form.text("objet").required("care.message.subject.missing").max(SUBJECT_MAX);
        var words = form.text("texte").required("care.message.words.missing").max(WORDS_MAX);
        var id = FormValueParser.uuid(form.value("envoi")).orElseGet(UUID::randomUUID);
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new CaretakerMessage(
                        id, clock.instant(), actor.id(), subject.get().replace('\n', ' '), words.get()));
    }

    private static Form ticked(Form form, List<MessageAddressee> people) {
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

    private View shown(Form form, List<MessageAddressee> people, boolean chosen) {
        return View.of("places/upkeep/message", new MessageFormView(form, people, messages.left(), chosen));
    }
}
