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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.interviews.Interview.Answer;
import org.tousaidants.label.interviews.Interview.Judgement;
import org.tousaidants.label.interviews.Interview.Phase;
import org.tousaidants.label.sortition.HelpedPeopleWords;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.MenuEntryFilter;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Rencontrer un pair » — pages for drawn peers: accept or decline, read the guide, conclude.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class PeerPages {
    private static final String PATH = "/entretiens-de-pairs";

    record PeerListView(List<PeerInterviews.PeerInterviewView> seen) {}

    /// @param told combined feedback on the help of the interviewed person, if there is enough; only for a peer
    /// who accepted
    /// @param words of people helped with a seat, read first
    record PeerView(
            PeerInterviews.PeerInterviewView seen,
            Form form,
            Optional<FeedbackCounts.FeedbackSummary> told,
            List<String> words) {
        boolean goes() {
            return seen.seat().answer() == Answer.ACCEPTED;
        }

        boolean asked() {
            return seen.seat().answer() == Answer.NONE
                    && seen.phase() == Phase.ASKED
                    && seen.interview().live().contains(seen.seat());
        }

        boolean mayLeave() {
            return seen.seat().answer() == Answer.ACCEPTED
                    && (seen.phase() == Phase.ASKED || seen.phase() == Phase.FIXED)
                    && seen.interview().live().contains(seen.seat());
        }

        String said() {
            return PeerPages.said(seen);
        }

        List<Choice> dates(Page page) {
            return seen.dates().stream()
                    .map(date -> Choice.of(date.toString(), page.moment(date)))
                    .toList();
        }

        List<Choice> answers(Page page) {
            var answers = new ArrayList<Choice>();
            if (asked()) answers.add(Choice.of("oui", page.t("interviews.peer.yes")));
            answers.add(Choice.of("non", page.t("interviews.peer.no")));
            for (var i = 0; i < seen.conflicts().size(); i++)
                answers.add(tie("conflit-" + i, seen.conflicts().get(i), page));
            return answers;
        }

        static List<Choice> judgements(Page page) {
            return List.of(Judgement.values()).stream()
                    .map(ConstantName::low)
                    .map(one -> Choice.of(one, page.t("interviews.judgement." + one)))
                    .toList();
        }

        static List<Choice> verdicts(Page page) {
            return List.of(
                    Choice.of("favourable", page.t("interviews.favourable")).hint(page.t("interviews.favourable.hint")),
                    Choice.of("unfavourable", page.t("interviews.unfavourable"))
                            .hint(page.t("interviews.unfavourable.hint")));
        }
    }

    private final PeerInterviews interviews;
    private final HelperDossiers dossiers;
    private final ObjectProvider<FeedbackCounts> told;
    private final HelpedPeopleWords words;

    PeerPages(
            PeerInterviews interviews,
            HelperDossiers dossiers,
            ObjectProvider<FeedbackCounts> told,
            HelpedPeopleWords words) {
        this.interviews = interviews;
        this.dossiers = dossiers;
        this.told = told;
        this.words = words;
    }

    /// Message key of a sentence about the peer's state.
    static String said(PeerInterviews.PeerInterviewView seen) {
        if (seen.own().isPresent()) return "concluded";
        return switch (seen.seat().answer()) {
            case NONE -> seen.phase() == Phase.ASKED ? "asked" : "over";
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
    View list(Actor self) {
        return View.of("label/interviews/peers", new PeerListView(interviews.list(self)));
    }

    @LogsPersonalDataReading("interview {id}")
    @GetMapping(PATH + "/{id}")
    View open(Actor self, @PathVariable String id) {
        return shown(seen(self, id), Form.empty());
    }

    @PostMapping(PATH + "/{id}/reponse")
    View answer(Actor self, @PathVariable String id, Form form) {
        var seen = seen(self, id);
        var answer =
                form.text("reponse").required("interviews.peer.answer.missing").get();
        if (form.hasErrors()) return shown(seen, form).status(422);
        var conflict = answer.matches("conflit-\\d{1,2}") ? Integer.parseInt(answer.substring(8)) : -1;
        var answered = answer.equals("oui")
                ? interviews.accept(self, seen.interview().id(), dates(form))
                : interviews.decline(self, seen.interview().id(), conflict);
        return switch (answered) {
            case PeerInterviews.Answering.Done() -> View.redirect(PATH + "/" + id);
            case PeerInterviews.Answering.NoDateChosen() ->
                shown(seen, form.error("dates", "interviews.peer.dates.missing"))
                        .status(422);
            case PeerInterviews.Answering.TooLate() ->
                shown(seen(self, id), form.error("reponse", "interviews.peer.late"))
                        .status(409);
            case PeerInterviews.Answering.Busy() ->
                shown(seen, form.error("reponse", "interviews.peer.busy")).status(409);
            case PeerInterviews.Answering.Colleague() ->
                shown(seen, form.error("reponse", "interviews.peer.colleague")).status(409);
            case PeerInterviews.Answering.NotDrawn() -> throw new NotFound();
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
    View guide(Actor self, @PathVariable String id) {
        return View.of("label/interviews/guide", seen(self, id));
    }

    @LogsPersonalDataReading("interview {id}")
    @GetMapping(PATH + "/{id}/guide.pdf")
    ResponseEntity<byte[]> paper(Actor self, @PathVariable String id, Page page) {
        var xhtml = View.of("label/interviews/guidePaper", seen(self, id)).text(page);
        return FileResponse.pdf("guide-entretien-de-pairs.pdf")
                .header("Cache-Control", "no-store")
                .body(PdfWriter.pdf(xhtml));
    }

    @PostMapping(PATH + "/{id}/conclusion")
    View conclude(Actor self, @PathVariable String id, Form form) {
        var seen = seen(self, id);
        var parsed = InterviewConclusionForm.parse(form, seen.criteria());
        if (parsed.isEmpty() && seen.mayConclude()) return shown(seen, form).status(422);
        var concluding = parsed.map(one ->
                        interviews.conclude(self, seen.interview().id(), one.favourable(), one.criteria(), one.words()))
                .orElseGet(PeerInterviews.Concluding.TooLate::new);
        return switch (concluding) {
            case PeerInterviews.Concluding.Concluded() -> View.redirect(PATH + "/" + id);
            case PeerInterviews.Concluding.TooEarly() -> refused(self, id, "interviews.conclude.early");
            case PeerInterviews.Concluding.AlreadyConcluded() -> refused(self, id, "interviews.conclude.twice");
            case PeerInterviews.Concluding.TooLate() -> refused(self, id, "interviews.conclude.late");
            case PeerInterviews.Concluding.Colleague() -> refused(self, id, "interviews.conclude.colleague");
            case PeerInterviews.Concluding.FoundingRuleEnded() -> refused(self, id, "interviews.conclude.founding");
            case PeerInterviews.Concluding.NotDrawn() -> throw new NotFound();
        };
    }

    private View refused(Actor self, String id, String key) {
        return shown(seen(self, id), Form.empty().error("verdict", key)).status(409);
    }

    private View shown(PeerInterviews.PeerInterviewView seen, Form form) {
        var feedback = seen.seat().answer() != Answer.ACCEPTED
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
                new PeerView(
                        seen,
                        form,
                        feedback,
                        seen.seat().answer() == Answer.ACCEPTED
                                ? words.of(
                                        MeetingKind.INTERVIEW, seen.interview().id())
                                : List.of()));
    }

    private PeerInterviews.PeerInterviewView seen(Actor self, String id) {
        return interviews.see(self, OwnInterviewPages.uuid(id)).orElseThrow(NotFound::new);
    }

    /// One conflict of interest as a form choice. The words come from the rules, so the sentence is in their
    /// language.
    static Choice tie(String value, String words, Page page) {
        var french = Messages.in(Locale.FRENCH);
        return Choice.of(value, french.t("interviews.tie", page.french(words))).french();
    }

    /// Interviews that the peer accepts or refuses, and those that await their conclusion.
    @Bean
    static TaskSource peerTasks(PeerInterviews interviews) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                self -> interviews.list(self).stream()
                        .filter(seen -> said(seen).equals("asked") || said(seen).equals("met"))
                        .map(seen -> Task.of(
                                        Kind.LABEL,
                                        "interviews.task." + said(seen),
                                        Verb.ANSWER,
                                        PATH + "/" + seen.interview().id())
                                .about(seen.interview().id())
                                .since(
                                        said(seen).equals("asked")
                                                ? seen.seat().drawnAt()
                                                : seen.interview().meeting().at())));
    }

    @Bean
    static MenuEntryFilter peerGate(PeerInterviews interviews) {
        return new MenuEntryFilter(Set.of(PATH), self -> !interviews.list(self).isEmpty());
    }
}
