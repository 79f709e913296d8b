package org.tousaidants.path.referrals;

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
import org.tousaidants.path.referrals.Referral.Step;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.journal.JournalSubject;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Paging;
import org.tousaidants.platform.web.View;

/// « Orientations » — the coordinator’s desk: what is not answered stands first.
@Controller
@For(Role.COORDINATOR)
class ReferralDeskPages {
    private static final String PATH = "/bureau/orientations";
    private static final int ON_A_PAGE = 50;

    record Listed(List<Referrals.Seen> seen, int escalated, int all, Paging paging) {}

    record Shown(Referrals.Seen seen, Form form, boolean circles) {
        List<ReferralWords.Line> lines(Page page) {
            return ReferralWords.lines(seen.steps(), true, page);
        }

        boolean open() {
            return !seen.referral().state().ended();
        }

        String action() {
            return PATH + "/" + seen.referral().id();
        }
    }

    private final Referrals referrals;
    private final Clock clock;

    ReferralDeskPages(Referrals referrals, Clock clock) {
        this.referrals = referrals;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View list(Actor actor, @RequestParam(defaultValue = "") String page) {
        var all = referrals.countUnderWay();
        var paging = Paging.of(page, all, ON_A_PAGE);
        return View.of(
                "path/referrals/desk",
                new Listed(referrals.underWay(paging.offset(), ON_A_PAGE), referrals.escalated(), all, paging));
    }

    @GetMapping(PATH + "/{id}")
    View one(Actor actor, @PathVariable String id) {
        return shown(actor, id, Form.empty());
    }

    /// She takes it up: it comes back to her if nothing more happens.
    @PostMapping(PATH + "/{id}/prise-en-main")
    View takeUp(Actor actor, @PathVariable String id, Form form) {
        return moved(
                actor,
                id,
                form,
                Optional.of(Step.of(Move.TAKEN_UP, clock.instant(), Move.By.COORDINATION, Optional.of(actor.id()))));
    }

    @PostMapping(PATH + "/{id}/cloture")
    View close(Actor actor, @PathVariable String id, Form form) {
        return moved(
                actor,
                id,
                form,
                new StepForm(form, clock.instant(), Move.By.COORDINATION, Optional.of(actor.id())).closed());
    }

    private View moved(Actor actor, String id, Form form, Optional<Step> step) {
        if (step.isEmpty()) return shown(actor, id, form).status(422);
        return switch (referrals.move(uuid(id), step.get())) {
            case Referrals.Moving.Moved _ -> View.redirect(PATH);
            case Referrals.Moving.NotNow() ->
                shown(actor, id, form.error("closing", "referrals.not-now")).status(409);
            case Referrals.Moving.NotFound() -> throw new NotFound();
        };
    }

    private View shown(Actor actor, String id, Form form) {
        return referrals
                .read(actor, uuid(id))
                .map(seen -> View.of(
                        "path/referrals/deskOne", new Shown(seen, form, referrals.goesInCircles(seen.referral()))))
                .orElseThrow(NotFound::new);
    }

    private static UUID uuid(String text) {
        return DraftForm.uuid(text).orElseThrow(NotFound::new);
    }

    @Bean
    static DeskCard referralsCard(Referrals referrals) {
        return DeskCard.of(PATH, "referrals.card", 72).answering(referrals::escalated);
    }

    @Bean
    static JournalSubject referralsInJournal() {
        return JournalSubject.shownAt("referral", id -> PATH + "/" + id);
    }
}
