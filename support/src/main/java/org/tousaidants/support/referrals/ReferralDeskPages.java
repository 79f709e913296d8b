package org.tousaidants.support.referrals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.referrals.Referral.ReferralHistoryStep;

/// « Orientations » — the coordinators' pages of referrals; unanswered referrals are first.
@Controller
@AllowedRoles(Role.COORDINATOR)
class ReferralDeskPages {
    private static final String PATH = "/bureau/orientations";
    private static final int ON_A_PAGE = 50;

    record ReferralListView(List<ReferralReader.ReferralView> seen, int escalated, int all, Pagination paging) {}

    record ReferralDeskView(ReferralReader.ReferralView seen, Form form, boolean circles) {
        List<ReferralTexts.ReferralStepRow> lines(Page page) {
            return ReferralTexts.lines(seen.steps(), true, page);
        }

        /// Returns the telephone number at which the person asked to be called, if any.
        Optional<String> callAt() {
            return seen.steps().stream()
                    .filter(step -> step.reason().equals(Referrals.CALL_ME)
                            && !step.words().isEmpty())
                    .reduce((_, last) -> last)
                    .map(ReferralHistoryStep::words);
        }

        boolean open() {
            return !seen.referral().state().ended();
        }

        String action() {
            return PATH + "/" + seen.referral().id();
        }
    }

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final Clock clock;

    ReferralDeskPages(Referrals referrals, ReferralReader referralReader, Clock clock) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View list(SignedInPerson actor, @RequestParam(defaultValue = "") String page) {
        var underWay = referralReader.countUnderWay();
        var paging = Pagination.of(page, underWay, ON_A_PAGE);
        return View.of(
                "support/referrals/desk",
                new ReferralListView(
                        referralReader.underWay(paging.offset(), ON_A_PAGE),
                        referralReader.escalated(),
                        underWay,
                        paging));
    }

    @GetMapping(PATH + "/{id}")
    View one(SignedInPerson actor, @PathVariable String id) {
        return shown(actor, id, Form.empty());
    }

    /// Assigns a referral to the coordinator. If nothing happens afterwards, the list of escalated referrals
    /// contains it again.
    @PostMapping(PATH + "/{id}/prise-en-main")
    View takeUp(SignedInPerson actor, @PathVariable String id, Form form) {
        return moved(
                actor,
                id,
                form,
                Optional.of(ReferralHistoryStep.of(
                        ReferralStep.TAKEN_UP,
                        clock.instant(),
                        ReferralStep.ReferralStepAuthor.COORDINATION,
                        Optional.of(actor.id()))));
    }

    @PostMapping(PATH + "/{id}/cloture")
    View close(SignedInPerson actor, @PathVariable String id, Form form) {
        return moved(
                actor,
                id,
                form,
                new ReferralStepForm(
                                form,
                                clock.instant(),
                                ReferralStep.ReferralStepAuthor.COORDINATION,
                                Optional.of(actor.id()))
                        .closed());
    }

    private View moved(SignedInPerson actor, String id, Form form, Optional<ReferralHistoryStep> step) {
        if (step.isEmpty()) return shown(actor, id, form).status(422);
        return switch (referrals.move(uuid(id), step.get())) {
            case Referrals.ReferralStepResult.ReferralStepRecorded _ -> View.redirect(PATH);
            case Referrals.ReferralStepResult.ReferralStateChangedMeanwhile() ->
                shown(actor, id, form.error("closing", "referrals.not-now")).status(409);
            case Referrals.ReferralStepResult.ReferralNotFound() -> throw new NotFoundException();
        };
    }

    private View shown(SignedInPerson actor, String id, Form form) {
        return referralReader
                .read(actor, uuid(id))
                .map(seen -> View.of(
                        "support/referrals/deskOne",
                        new ReferralDeskView(seen, form, referralReader.goesInCircles(seen.referral()))))
                .orElseThrow(NotFoundException::new);
    }

    private static UUID uuid(String text) {
        return ReferralDraftForm.uuid(text).orElseThrow(NotFoundException::new);
    }

    @Bean
    static JournalSubjectNames referralsInJournal() {
        return JournalSubjectNames.shownAt("referral", id -> PATH + "/" + id);
    }

    /// Returns tasks for the referrals without an answer, and for urgent referrals that nobody has read.
    @Bean
    static TaskSource referralTasks(ReferralReader referralReader) {
        return TaskSource.coordination(() -> referralReader.stuck().stream()
                .map(seen -> Task.of(
                                TaskKind.REFERRAL,
                                seen.referral().state() == ReferralState.SENT
                                        ? "referrals.task.unread"
                                        : "referrals.task.stuck",
                                TaskActionLabel.CALL,
                                PATH + "/" + seen.referral().id(),
                                seen.place().name())
                        .about(seen.referral().id())
                        .since(seen.referral().course().moved())
                        .urgent(true)));
    }
}
