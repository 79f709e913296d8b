package org.tousaidants.label.interviews;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.interviews.PeerInterview.CriterionJudgement;
import org.tousaidants.label.interviews.PeerInterview.InterviewPhase;
import org.tousaidants.label.interviews.PeerInterview.InvitedPeerAnswer;
import org.tousaidants.label.sortition.HelpedPeopleWords;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RestrictedMenuEntry;
import org.tousaidants.platform.web.View;

/// « Rencontrer un pair » — pages for drawn peers: accept or decline, read the guide, conclude.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class PeerInterviewPages {
    private static final String PATH = "/entretiens-de-pairs";

    record PeerInterviewListView(List<InterviewsAsPeer.PeerInterviewView> seen) {}

    /// @param told combined feedback about the help of the interviewed person, if there is enough; only for a
    /// peer who accepted
    /// @param words of people helped with a seat, read first
    record PeerInterviewDetailView(
            InterviewsAsPeer.PeerInterviewView seen,
            Form form,
            Optional<FeedbackCounts.FeedbackSummary> told,
            List<String> words) {
        boolean goes() {
            return seen.seat().answer() == InvitedPeerAnswer.ACCEPTED;
        }

        boolean asked() {
            return seen.seat().answer() == InvitedPeerAnswer.NONE
                    && seen.phase() == InterviewPhase.ASKED
                    && seen.interview().live().contains(seen.seat());
        }

        boolean mayLeave() {
            return seen.seat().answer() == InvitedPeerAnswer.ACCEPTED
                    && (seen.phase() == InterviewPhase.ASKED || seen.phase() == InterviewPhase.FIXED)
                    && seen.interview().live().contains(seen.seat());
        }

        String said() {
            return PeerInterviewPages.said(seen);
        }

        List<FormChoice> dates(Page page) {
            return seen.dates().stream()
                    .map(date -> FormChoice.of(date.toString(), page.moment(date)))
                    .toList();
        }

        List<FormChoice> answers(Page page) {
            var answers = new ArrayList<FormChoice>();
            if (asked()) answers.add(FormChoice.of("oui", page.t("interviews.peer.yes")));
            answers.add(FormChoice.of("non", page.t("interviews.peer.no")));
            for (var i = 0; i < seen.conflicts().size(); i++)
                answers.add(tie("conflit-" + i, seen.conflicts().get(i), page));
            return answers;
        }

        static List<FormChoice> judgements(Page page) {
            return List.of(CriterionJudgement.values()).stream()
                    .map(EnumConstantName::low)
                    .map(one -> FormChoice.of(one, page.t("interviews.judgement." + one)))
                    .toList();
        }

        static List<FormChoice> verdicts(Page page) {
            return List.of(
                    FormChoice.of("favourable", page.t("interviews.favourable"))
                            .hint(page.t("interviews.favourable.hint")),
                    FormChoice.of("unfavourable", page.t("interviews.unfavourable"))
                            .hint(page.t("interviews.unfavourable.hint")));
        }
    }

    private final InterviewsAsPeer interviews;
    private final HelperLabelDossiers dossiers;
    private final ObjectProvider<FeedbackCounts> told;
    private final HelpedPeopleWords words;

    PeerInterviewPages(
            InterviewsAsPeer interviews,
            HelperLabelDossiers dossiers,
            ObjectProvider<FeedbackCounts> told,
            HelpedPeopleWords words) {
        this.interviews = interviews;
        this.dossiers = dossiers;
        this.told = told;
        this.words = words;
    }

    /// Returns the message key of a sentence about the state of the peer.
    ///
    /// @param seen the interview as the peer sees it
    static String said(InterviewsAsPeer.PeerInterviewView seen) {
        if (seen.own().isPresent()) return "concluded";
        return switch (seen.seat().answer()) {
            case NONE -> seen.phase() == InterviewPhase.ASKED ? "asked" : "over";
            case ACCEPTED ->
                seen.seat().meeting() != seen.interview().meeting().n()
                        ? "over"
                        : switch (seen.phase()) {
                            case ASKED -> "accepted";
                            case FIXED -> "fixed";
                            case MET -> "met";
                            case NEW_DATES, DISAGREED, DONE, CANCELLED -> "over";
                        };
            case DECLINED, CONFLICT -> "declined";
            case LAPSED -> "lapsed";
            case SILENT -> "silent";
        };
    }

    @GetMapping(PATH)
    View list(SignedInPerson self) {
        return View.of("label/interviews/peers", new PeerInterviewListView(interviews.list(self)));
    }

    @LogsPersonalDataReading("interview {id}")
    @GetMapping(PATH + "/{id}")
    View open(SignedInPerson self, @PathVariable String id) {
        return shown(seen(self, id), Form.empty());
    }

    @PostMapping(PATH + "/{id}/reponse")
    View answer(SignedInPerson self, @PathVariable String id, Form form) {
        var seen = seen(self, id);
        var answer =
                form.text("reponse").required("interviews.peer.answer.missing").get();
        if (form.hasErrors()) return shown(seen, form).status(422);
        var conflict = answer.matches("conflit-\\d{1,2}") ? Integer.parseInt(answer.substring(8)) : -1;
        var answered = answer.equals("oui")
                ? interviews.accept(self, seen.interview().id(), dates(form))
                : interviews.decline(self, seen.interview().id(), conflict);
        return switch (answered) {
            case InterviewsAsPeer.PeerInvitationResult.PeerInvitationAnswered() -> View.redirect(PATH + "/" + id);
            case InterviewsAsPeer.PeerInvitationResult.NoInterviewDateChosen() ->
                shown(seen, form.error("dates", "interviews.peer.dates.missing"))
                        .status(422);
            case InterviewsAsPeer.PeerInvitationResult.TooLateToAnswerInvitation() ->
                shown(seen(self, id), form.error("reponse", "interviews.peer.late"))
                        .status(409);
            case InterviewsAsPeer.PeerInvitationResult.ParticipantNotAvailable() ->
                shown(seen, form.error("reponse", "interviews.peer.busy")).status(409);
            case InterviewsAsPeer.PeerInvitationResult.PeerIsColleague() ->
                shown(seen, form.error("reponse", "interviews.peer.colleague")).status(409);
            case InterviewsAsPeer.PeerInvitationResult.PeerNotDrawn() -> throw new NotFoundException();
        };
    }

    private static List<Instant> dates(Form form) {
        return form.values("dates").stream()
                .filter(date -> date.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z"))
                .map(Instant::parse)
                .distinct()
                .toList();
    }

    @LogsPersonalDataReading("interview {id}")
    @GetMapping(PATH + "/{id}/guide")
    View guide(SignedInPerson self, @PathVariable String id) {
        return View.of("label/interviews/guide", seen(self, id));
    }

    @LogsPersonalDataReading("interview {id}")
    @GetMapping(PATH + "/{id}/guide.pdf")
    ResponseEntity<byte[]> paper(SignedInPerson self, @PathVariable String id, Page page) {
        var xhtml = View.of("label/interviews/guidePaper", seen(self, id)).text(page);
        return FileResponse.pdf("guide-entretien-de-pairs.pdf")
                .header("Cache-Control", "no-store")
                .body(PdfWriter.pdf(xhtml));
    }

    @PostMapping(PATH + "/{id}/conclusion")
    View conclude(SignedInPerson self, @PathVariable String id, Form form) {
        var seen = seen(self, id);
        var parsed = InterviewConclusionForm.parse(form, seen.criteria());
        if (parsed.isEmpty() && seen.mayConclude()) return shown(seen, form).status(422);
        var concluding = parsed.map(one ->
                        interviews.conclude(self, seen.interview().id(), one.favourable(), one.criteria(), one.words()))
                .orElseGet(InterviewsAsPeer.PeerConclusionResult.TooLateToConclude::new);
        return switch (concluding) {
            case InterviewsAsPeer.PeerConclusionResult.InterviewConcluded() -> View.redirect(PATH + "/" + id);
            case InterviewsAsPeer.PeerConclusionResult.TooEarlyToConclude() ->
                refused(self, id, "interviews.conclude.early");
            case InterviewsAsPeer.PeerConclusionResult.InterviewAlreadyConcluded() ->
                refused(self, id, "interviews.conclude.twice");
            case InterviewsAsPeer.PeerConclusionResult.TooLateToConclude() ->
                refused(self, id, "interviews.conclude.late");
            case InterviewsAsPeer.PeerConclusionResult.ConcludingPeerIsColleague() ->
                refused(self, id, "interviews.conclude.colleague");
            case InterviewsAsPeer.PeerConclusionResult.FoundingPeerRuleEnded() ->
                refused(self, id, "interviews.conclude.founding");
            case InterviewsAsPeer.PeerConclusionResult.ConcludingPeerNotDrawn() -> throw new NotFoundException();
        };
    }

    private View refused(SignedInPerson self, String id, String key) {
        return shown(seen(self, id), Form.empty().error("verdict", key)).status(409);
    }

    private View shown(InterviewsAsPeer.PeerInterviewView seen, Form form) {
        var feedback = seen.seat().answer() != InvitedPeerAnswer.ACCEPTED
                ? Optional.<FeedbackCounts.FeedbackSummary>empty()
                : dossiers.helper(seen.interview().helper())
                        .map(Helper::account)
                        .flatMap(account -> told.stream()
                                .flatMap(some -> some
                                        .said(
                                                FeedbackCounts.FeedbackSubjectKind.HELPER,
                                                account,
                                                SmallCountThreshold.AT_WORK)
                                        .stream())
                                .findFirst());
        return View.of(
                "label/interviews/peer",
                new PeerInterviewDetailView(
                        seen,
                        form,
                        feedback,
                        seen.seat().answer() == InvitedPeerAnswer.ACCEPTED
                                ? words.of(
                                        MeetingKind.INTERVIEW, seen.interview().id())
                                : List.of()));
    }

    private InterviewsAsPeer.PeerInterviewView seen(SignedInPerson self, String id) {
        return interviews.see(self, OwnInterviewPages.uuid(id)).orElseThrow(NotFoundException::new);
    }

    /// Returns one conflict of interest as an option of a form. The option is marked with the language of the
    /// rules, from which its words come.
    static FormChoice tie(String value, String words, Page page) {
        var french = Messages.in(Locale.FRENCH);
        return FormChoice.of(value, french.t("interviews.tie", page.french(words)))
                .french();
    }

    /// Returns the tasks of a peer: interviews to accept or decline, and interviews in which the peer must still
    /// conclude.
    @Bean
    static TaskSource peerTasks(InterviewsAsPeer interviews) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                self -> interviews.list(self).stream()
                        .filter(seen -> said(seen).equals("asked") || said(seen).equals("met"))
                        .map(seen -> Task.of(
                                        TaskKind.LABEL,
                                        "interviews.task." + said(seen),
                                        TaskActionLabel.ANSWER,
                                        PATH + "/" + seen.interview().id())
                                .about(seen.interview().id())
                                .since(
                                        said(seen).equals("asked")
                                                ? seen.seat().drawnAt()
                                                : seen.interview().meeting().at())));
    }

    @Bean
    static RestrictedMenuEntry peerGate(InterviewsAsPeer interviews) {
        return new RestrictedMenuEntry(
                Set.of(PATH), self -> !interviews.list(self).isEmpty());
    }
}
