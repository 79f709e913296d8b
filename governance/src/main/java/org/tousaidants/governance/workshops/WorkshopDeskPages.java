package org.tousaidants.governance.workshops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.governance.workshops.RulesWorkshops.WorkshopActResult;
import org.tousaidants.governance.workshops.RulesWorkshops.WorkshopBoard;
import org.tousaidants.label.sortition.HelpedPeopleWords;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.UpcomingMeetings;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;

/// Pages on which a coordinator prepares and leads workshops.
@Controller
@AllowedRoles(Role.COORDINATOR)
class WorkshopDeskPages {
    private static final String HERE = "/bureau/ateliers";

    record WorkshopListView(List<RulesWorkshop> workshops) {}

    record WorkshopDetailDeskView(LabelProtocol protocol, Form form) {
        List<FormChoice> profiles(Page page) {
            return protocol.profiles().stream()
                    .filter(profile -> profile.nature() == HolderNature.PERSON)
                    .map(profile -> FormChoice.of(profile.id(), page.french(profile.name()))
                            .french())
                    .toList();
        }

        List<FormChoice> competences(Page page) {
            return protocol.skills().competences().stream()
                    .map(each -> FormChoice.of(each.id(), each.id() + " " + page.french(each.name()))
                            .french())
                    .toList();
        }

        /// Returns the commitments of the charter about which a workshop can ask. A workshop with little
        /// time selects only some of them.
        List<FormChoice> commitments(Page page) {
            return protocol.charter().commitments().stream()
                    .map(each -> FormChoice.of(each.id(), each.id() + " " + page.french(each.text()))
                            .french())
                    .toList();
        }

        List<FormChoice> chapters(Page page) {
            return protocol.charter().chapters().stream()
                    .map(chapter -> FormChoice.of(chapter.id(), page.french(chapter.name()))
                            .french()
                            .hint(page.t(
                                    "workshops.open.chapter",
                                    protocol.charter().commitments().stream()
                                            .filter(each -> each.chapter().equals(chapter.id()))
                                            .count())))
                    .toList();
        }
    }

    /// The page of a workshop.
    ///
    /// @param trouble message key of the refusal; may be empty
    /// @param words of people helped with a seat, read first
    record WorkshopDeskView(WorkshopBoard board, Form form, String trouble, List<String> words) {}

    private final RulesWorkshops workshops;
    private final HelpedPeopleWords words;

    WorkshopDeskPages(RulesWorkshops workshops, HelpedPeopleWords words) {
        this.workshops = workshops;
        this.words = words;
    }

    @GetMapping(HERE)
    View list(SignedInPerson actor) {
        return View.of("governance/workshops/list", new WorkshopListView(workshops.list(actor)));
    }

    @GetMapping(HERE + "/nouveau")
    View ask(SignedInPerson actor) {
        var protocol = workshops.protocol(actor);
        return View.of(
                "governance/workshops/open",
                new WorkshopDetailDeskView(protocol, NewWorkshopForm.proposed(protocol, workshops.today())));
    }

    @PostMapping(HERE)
    View open(SignedInPerson actor, Form form) {
        var protocol = workshops.protocol(actor);
        return NewWorkshopForm.parse(form, protocol, workshops.today())
                .map(opening -> View.redirect(HERE + "/" + workshops.open(actor, opening)))
                .orElseGet(() -> View.of("governance/workshops/open", new WorkshopDetailDeskView(protocol, form))
                        .status(422));
    }

    @GetMapping(HERE + "/{id}")
    View read(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String suite) {
        return desk(actor, id, Form.empty(), suite.equals("trop-tard") ? "workshops.desk.late" : "");
    }

    private View desk(SignedInPerson actor, UUID id, Form form, String trouble) {
        return View.of(
                "governance/workshops/desk",
                new WorkshopDeskView(board(actor, id), form, trouble, words.of(MeetingKind.WORKSHOP, id)));
    }

    private WorkshopBoard board(SignedInPerson actor, UUID id) {
        return workshops.read(actor, id).orElseThrow(NotFoundException::new);
    }
    /// The table with the number of people by answer, for one profile at a time.
    record WorkshopAnswerCountsView(
            WorkshopBoard board, List<FormChoice> profiles, String profile, List<WorkshopQuestionOutcome> outcomes) {}

    @GetMapping(HERE + "/{id}/chiffres")
    View numbers(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String profil) {
        var board = board(actor, id);
        var inOrder = board.outcomes().stream()
                .sorted(Comparator.comparingInt(outcome -> outcome.question().n()))
                .toList();
        var profiles =
                profiles(inOrder.stream().map(WorkshopQuestionOutcome::question).toList());
        var chosen = chosen(profiles, profil);
        return View.of(
                "governance/workshops/numbers",
                new WorkshopAnswerCountsView(
                        board,
                        profiles,
                        chosen,
                        inOrder.stream()
                                .filter(outcome -> outcome.question().profile().equals(chosen))
                                .toList()));
    }

    private static List<FormChoice> profiles(List<WorkshopQuestion> questions) {
        return questions.stream()
                .map(question -> FormChoice.of(question.profile(), question.profileName()))
                .distinct()
                .toList();
    }

    /// Returns the profile that is shown: the requested one if it exists, else the first one.
    ///
    /// @param profiles the profiles as options
    /// @param asked id of the requested profile
    private static String chosen(List<FormChoice> profiles, String asked) {
        return profiles.stream()
                .map(FormChoice::value)
                .filter(asked::equals)
                .findFirst()
                .or(() -> profiles.stream().map(FormChoice::value).findFirst())
                .orElse("");
    }

    @PostMapping(HERE + "/{id}/mur")
    View show(SignedInPerson actor, @PathVariable UUID id, Form form) {
        return moved(id, workshops.show(actor, id, form.value("montrer").equals("oui")));
    }

    @PostMapping(HERE + "/{id}/second-tour")
    View askAgain(SignedInPerson actor, @PathVariable UUID id) {
        return moved(id, workshops.askAgain(actor, id));
    }

    @PostMapping(HERE + "/{id}/fin")
    View close(SignedInPerson actor, @PathVariable UUID id) {
        return moved(id, workshops.close(actor, id));
    }

    @PostMapping(HERE + "/{id}/places")
    View seats(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var seats =
                form.text("places").required().integer(WorkshopAgreementRule.LEAST_FEWEST, NewWorkshopForm.MOST_SEATS);
        return seats.map(number -> moved(id, workshops.seats(actor, id, number)))
                .orElseGet(() -> desk(actor, id, form, "").status(422));
    }

    private static View moved(UUID id, WorkshopActResult moving) {
        return switch (moving) {
            case WorkshopActResult.WorkshopActRecorded() -> View.redirect(HERE + "/" + id);
            case WorkshopActResult.WorkshopActNotAllowedNow() -> View.redirect(HERE + "/" + id + "?suite=trop-tard");
        };
    }

    /// The page on which a facilitator enters a paper slip.
    ///
    /// @param profile profile to which the paper slip belongs
    record PaperAnswerEntryView(
            WorkshopBoard board,
            List<FormChoice> profiles,
            String profile,
            String name,
            List<WorkshopQuestion> questions,
            Form form,
            int noted) {}

    @GetMapping(HERE + "/{id}/bulletin")
    View slip(
            SignedInPerson actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String profil,
            @RequestParam(defaultValue = "0") String note) {
        var form = Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
        return View.of(
                "governance/workshops/slip",
                slip(
                        board(actor, id),
                        profil,
                        form,
                        FormValueParser.number(note).orElse(0)));
    }

    private PaperAnswerEntryView slip(WorkshopBoard board, String profile, Form form, int noted) {
        var asked = board.outcomes().stream()
                .map(WorkshopQuestionOutcome::question)
                .filter(question -> board.workshop().stage() == RulesWorkshop.WorkshopStage.FIRST
                        || question.again().asked())
                .sorted(Comparator.comparingInt(WorkshopQuestion::n))
                .toList();
        var profiles = profiles(asked);
        var chosen = chosen(profiles, profile);
        return new PaperAnswerEntryView(
                board,
                profiles,
                chosen,
                profiles.stream()
                        .filter(choice -> choice.value().equals(chosen))
                        .map(FormChoice::label)
                        .findFirst()
                        .orElse(""),
                asked.stream()
                        .filter(question -> question.profile().equals(chosen))
                        .toList(),
                form,
                noted);
    }

    @PostMapping(HERE + "/{id}/bulletin")
    View note(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var shown = slip(board(actor, id), form.value("profil"), form, 0);
        var slip = form.text("id").required().as(FormValueParser::uuid, "workshops.open.id.wrong");
        var answers = WorkshopAnswerForm.slip(form, shown.questions());
        if (form.hasErrors() || slip.isEmpty())
            return View.of("governance/workshops/slip", shown).status(422);
        var back = HERE + "/" + id + "/bulletin?profil=" + shown.profile();
        return switch (workshops.slip(actor, id, slip.get(), answers)) {
            case RulesWorkshops.PaperAnswerResult.PaperAnswerRecorded(var number) ->
                View.redirect(back + "&note=" + number);
            case RulesWorkshops.PaperAnswerResult.PaperAnswerAlreadyRecorded() -> View.redirect(back);
            case RulesWorkshops.PaperAnswerResult.WorkshopOver() -> View.redirect(HERE + "/" + id + "?suite=trop-tard");
        };
    }

    /// The page to record a decision about one question without agreement.
    record WorkshopDecisionView(RulesWorkshop workshop, WorkshopQuestionOutcome outcome, Form form) {
        List<FormChoice> answers(Page page) {
            var choices = new ArrayList<FormChoice>();
            switch (outcome.question().kind()) {
                case LEVEL -> {
                    choices.add(FormChoice.of("0", page.t("workshops.level.none")));
                    workshop.scale()
                            .forEach(step -> choices.add(FormChoice.of(
                                            Integer.toString(step.level()),
                                            step.level() + " – " + page.french(step.image()))
                                    .french()));
                }
                case COMMITMENT -> {
                    choices.add(FormChoice.of("2", page.t("workshops.sort.2")));
                    choices.add(FormChoice.of("0", page.t("workshops.sort.0")));
                }
            }
            choices.add(FormChoice.of("reste", page.t("workshops.decide.stays")));
            return choices;
        }
    }

    @GetMapping(HERE + "/{id}/decisions/{n}")
    View decide(SignedInPerson actor, @PathVariable UUID id, @PathVariable int n) {
        var deciding = deciding(actor, id, n, Form.empty());
        var known = deciding.outcome().decision();
        var form = known.isEmpty()
                ? Form.empty()
                : Form.filled(Map.of(
                        "reponse",
                                List.of(known.get()
                                        .answer()
                                        .map(String::valueOf)
                                        .orElse("reste")),
                        "note", List.of(known.get().note())));
        return View.of(
                "governance/workshops/decide", new WorkshopDecisionView(deciding.workshop(), deciding.outcome(), form));
    }

    private WorkshopDecisionView deciding(SignedInPerson actor, UUID id, int n, Form form) {
        var board = board(actor, id);
        return board.outcomes().stream()
                .filter(outcome -> outcome.question().n() == n
                        && !outcome.agreed()
                        && board.workshop().stage() == RulesWorkshop.WorkshopStage.CLOSED)
                .findFirst()
                .map(outcome -> new WorkshopDecisionView(board.workshop(), outcome, form))
                .orElseThrow(NotFoundException::new);
    }

    @PostMapping(HERE + "/{id}/decisions/{n}")
    View decided(SignedInPerson actor, @PathVariable UUID id, @PathVariable int n, Form form, Page page) {
        var shown = deciding(actor, id, n, form);
        var written = form.text("reponse").required("workshops.decide.missing").get();
        if (!written.isEmpty()
                && shown.answers(page).stream()
                        .noneMatch(choice -> choice.value().equals(written)))
            form.error("reponse", "workshops.decide.missing");
        var note = form.text("note")
                .required("workshops.decide.note.missing")
                .max(1_000)
                .get();
        if (form.hasErrors())
            return View.of("governance/workshops/decide", shown).status(422);
        var answer = written.equals("reste") ? Optional.<Integer>empty() : Optional.of(Integer.valueOf(written));
        return moved(id, workshops.decide(actor, id, n, new WorkshopQuestionOutcome.WorkshopDecision(answer, note)));
    }

    @Bean
    static UpcomingMeetings workshopsWithSeats(RulesWorkshops workshops) {
        return workshops::upcoming;
    }

    @Bean
    static JournalSubjectNames workshopsInJournal() {
        return JournalSubjectNames.shownAt("workshop", id -> "/bureau/ateliers/" + id);
    }
}
