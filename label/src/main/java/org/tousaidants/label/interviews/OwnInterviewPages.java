package org.tousaidants.label.interviews;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.label.interviews.PeerInterview.DrawnPeer;
import org.tousaidants.label.interviews.PeerInterview.InterviewPhase;
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
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.versions.PublishedRules;

/// « Mon entretien de pairs » — pages for the interviewed person.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class OwnInterviewPages {
    private static final String PATH = "/mon-dossier/entretien";

    record OwnInterviewView(
            LabelPeerInterviews.OwnInterviewResult.OwnInterviewFound mine,
            Form form,
            boolean voted,
            int peers,
            int minutes,
            List<String> conflicts) {
        InterviewPhase phase() {
            return mine.phase();
        }

        boolean asksDates() {
            return mine.first().isEmpty()
                    && mine.organisationSaid()
                    && switch (mine.phase()) {
                        case NEW_DATES, DISAGREED, CANCELLED, DONE -> true;
                        case ASKED, FIXED, MET -> false;
                    };
        }

        String said() {
            if (mine.interview().isEmpty()) return "none";
            if (mine.nobody()) return "nobody";
            if (silent()) return mine.interview().get().ofMeeting().isEmpty() ? "silent" : "stand_in";
            return EnumConstantName.low(mine.phase());
        }

        /// Returns whether a peer did not write a conclusion in time, which the page states as the reason
        /// for new dates.
        boolean silent() {
            return mine.phase() == InterviewPhase.NEW_DATES
                    && !mine.interview().orElseThrow().silent().isEmpty();
        }

        List<FormChoice> reasons(Page page) {
            var choices = new ArrayList<FormChoice>();
            for (var i = 0; i < conflicts.size(); i++)
                choices.add(PeerInterviewPages.tie(Integer.toString(i), conflicts.get(i), page));
            return choices;
        }

        String drawn(DrawnPeer seat, Page page) {
            var drawn = mine.draws().get(seat.n());
            if (drawn == null) return "";
            var words = page.t(
                    "interviews.draw." + EnumConstantName.low(drawn.among()),
                    drawn.pool().size());
            var excluded = drawn.excluded().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey(Comparator.naturalOrder()))
                    .map(one -> page.t("interviews.excluded." + EnumConstantName.low(one.getKey()), one.getValue()))
                    .toList();
            return excluded.isEmpty()
                    ? words
                    : words + " " + page.t("interviews.excluded", String.join(", ", excluded));
        }

        String seed(DrawnPeer seat) {
            var drawn = mine.draws().get(seat.n());
            return drawn == null ? "" : drawn.seed();
        }
    }

    private final LabelPeerInterviews interviews;
    private final PublishedRules rules;
    private final Clock clock;

    OwnInterviewPages(LabelPeerInterviews interviews, PublishedRules rules, Clock clock) {
        this.interviews = interviews;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View mine(SignedInPerson self) {
        return mine(self, Form.empty());
    }

    @PostMapping(PATH)
    View propose(SignedInPerson self, Form form) {
        var dates = InterviewDatesForm.parse(form, clock.instant());
        if (dates.isEmpty()) return mine(self, form).status(422);
        return switch (interviews.propose(self, dates.get().dates(), dates.get().place())) {
            case LabelPeerInterviews.InterviewRequestResult.InterviewRequested() -> View.redirect(PATH);
            case LabelPeerInterviews.InterviewRequestResult.InterviewAlreadyInProgress(),
                    LabelPeerInterviews.InterviewRequestResult.InterviewNotYetPossible() ->
                mine(self, form.error("jour-1", "interviews.dates.not-now")).status(409);
            case LabelPeerInterviews.InterviewRequestResult.NoInterviewInRules() -> throw new NotFoundException();
        };
    }

    @PostMapping(PATH + "/{id}/conflits")
    View conflict(SignedInPerson self, @PathVariable String id, Form form) {
        var seat = form.text("place").integer(1, 1000).orElse(0);
        var conflict = form.text("conflit-" + seat)
                .required("interviews.conflict.missing")
                .integer(0, 100)
                .orElse(-1);
        if (form.hasErrors()) return mine(self, form).status(422);
        return switch (interviews.conflict(self, uuid(id), seat, conflict)) {
            case LabelPeerInterviews.ConflictDeclarationResult.ConflictDeclared() -> View.redirect(PATH);
            case LabelPeerInterviews.ConflictDeclarationResult.TooManyConflictsDeclared() ->
                mine(self, form.error("conflit-" + seat, "interviews.conflict.many"))
                        .status(409);
        };
    }

    @PostMapping(PATH + "/{id}/annulation")
    View cancel(SignedInPerson self, @PathVariable String id) {
        if (!interviews.cancel(self, uuid(id))) throw new NotFoundException();
        return View.redirect(PATH);
    }

    private View mine(SignedInPerson self, Form form) {
        var now = rules.now();
        var rule = now.protocol().interview();
        return switch (interviews.mine(self)) {
            case LabelPeerInterviews.OwnInterviewResult.OwnInterviewFound found ->
                View.of(
                        "label/interviews/mine",
                        new OwnInterviewView(found, form, now.voted(), rule.peers(), rule.minutes(), rule.conflicts()));
            case LabelPeerInterviews.OwnInterviewResult.NoHelperFile() -> View.redirect("/mon-dossier/nouveau");
            case LabelPeerInterviews.OwnInterviewResult.InterviewNotRequired() -> View.redirect("/mon-dossier");
        };
    }

    static UUID uuid(String text) {
        return Optional.of(text)
                .filter(one -> one.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .orElseThrow(NotFoundException::new);
    }

    @Bean
    static TaskSource ownInterviewTasks(LabelPeerInterviews interviews) {
        return TaskSource.only(
                Set.of(Role.HELPER),
                self -> interviews.waitsForHer(self)
                        ? Stream.of(Task.of(TaskKind.LABEL, "interviews.errand.mine", TaskActionLabel.ANSWER, PATH))
                        : Stream.empty());
    }
}
