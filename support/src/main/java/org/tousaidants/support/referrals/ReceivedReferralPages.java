package org.tousaidants.support.referrals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Orientation reçue » — the pages of a referral for its receiver, opened by the link in a letter. Opening the
/// link changes nothing and shows no name, until the receiver presses a button in that browser.
@Controller
@PublicAccess
class ReceivedReferralPages {
    private static final String PATH = "/orientations/recue/{secret}";

    /// The page of a referral for its receiver.
    ///
    /// @param reads whether a person confirmed in this browser that they want to read
    /// @param circles whether the person was referred on too often
    record ReceivedReferralView(
            ReferralReader.ReferralView seen, String secret, Form form, String news, boolean reads, boolean circles) {
        Referral referral() {
            return seen.referral();
        }

        ReferralState state() {
            return seen.referral().state();
        }

        boolean sealed() {
            return state() == ReferralState.SENT || !reads;
        }

        boolean may(ReferralStep move) {
            return seen.referral().course().may(move, ReferralStep.ReferralStepAuthor.RECEIVER);
        }

        java.util.List<ReferralTexts.ReferralStepRow> lines(Page page) {
            return ReferralTexts.lines(seen.steps(), true, page);
        }

        String action() {
            return ReferralLinks.ReferralLinkSide.RECEIVE.path(secret);
        }
    }

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final ReferralLinks referralLinks;
    private final ReferralReadConfirmationPages readers;
    private final Clock clock;

    ReceivedReferralPages(
            Referrals referrals,
            ReferralReader referralReader,
            ReferralLinks referralLinks,
            ReferralReadConfirmationPages readers,
            Clock clock) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.referralLinks = referralLinks;
        this.readers = readers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View received(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String bureau,
            Optional<SignedInPerson> actor,
            HttpServletRequest request) {
        return shown(
                secret,
                Form.empty(),
                actor,
                request,
                switch (bureau) {
                    case "envoye" -> "referrals.desk.sent";
                    case "non" -> "referrals.desk.not-sent";
                    default -> "";
                });
    }

    @PostMapping(PATH + "/lecture")
    View read(
            @PathVariable String secret,
            Form form,
            Optional<SignedInPerson> actor,
            HttpServletRequest request,
            HttpServletResponse response) {
        var id = referralLinks.referral(ReferralLinks.ReferralLinkSide.RECEIVE, secret);
        if (id.isEmpty()) return shown(secret, form, actor, request);
        var moving = referrals.reads(id.get(), steps(form, actor).plain(ReferralStep.SEEN));
        if (moving instanceof Referrals.ReferralStepResult.ReferralStepRecorded)
            SecretToken.of(secret).ifPresent(link -> readers.give(link, request, response));
        return told(secret, form, actor, request, moving);
    }

    @PostMapping(PATH + "/question")
    View question(@PathVariable String secret, Form form, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return moved(secret, form, actor, request, steps(form, actor).said(ReferralStep.ASKED));
    }

    @PostMapping(PATH + "/acceptation")
    View accept(@PathVariable String secret, Form form, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return moved(
                secret, form, actor, request, Optional.of(steps(form, actor).plain(ReferralStep.ACCEPTED)));
    }

    @PostMapping(PATH + "/refus")
    View refuse(@PathVariable String secret, Form form, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return moved(secret, form, actor, request, steps(form, actor).refused());
    }

    @PostMapping(PATH + "/rendez-vous")
    View appoint(@PathVariable String secret, Form form, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return moved(secret, form, actor, request, steps(form, actor).appointed());
    }

    @PostMapping(PATH + "/venue")
    View came(@PathVariable String secret, Form form, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return moved(
                secret,
                form,
                actor,
                request,
                Optional.of(steps(form, actor)
                        .plain(form.value("came").equals("non") ? ReferralStep.MISSED : ReferralStep.CAME)));
    }

    @PostMapping(PATH + "/issue")
    View result(@PathVariable String secret, Form form, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return moved(
                secret,
                form,
                actor,
                request,
                switch (form.value("result")) {
                    case "solved" -> Optional.of(steps(form, actor).plain(ReferralStep.SOLVED));
                    case "partly" -> Optional.of(steps(form, actor).plain(ReferralStep.PARTLY));
                    case "unsolved" -> Optional.of(steps(form, actor).plain(ReferralStep.UNSOLVED));
                    default -> {
                        form.error("result", "referrals.result.missing");
                        yield Optional.empty();
                    }
                });
    }

    /// Sends a letter to the receiver of the referral. The letter contains the link to the page of the place's
    /// staff.
    @PostMapping(PATH + "/bureau")
    View desk(@PathVariable String secret, Form form) {
        var sent = referralLinks
                .open(ReferralLinks.ReferralLinkSide.RECEIVE, secret)
                .valid()
                .flatMap(link -> link.person().filter(person -> referrals.askDesk(link.about(), person)))
                .isPresent();
        return View.redirect(
                        ReferralLinks.ReferralLinkSide.RECEIVE.path(secret) + (sent ? "?bureau=envoye" : "?bureau=non"))
                .atASecret();
    }

    private ReferralStepForm steps(Form form, Optional<SignedInPerson> actor) {
        return new ReferralStepForm(
                form, clock.instant(), ReferralStep.ReferralStepAuthor.RECEIVER, actor.map(SignedInPerson::id));
    }

    private View moved(
            String secret,
            Form form,
            Optional<SignedInPerson> actor,
            HttpServletRequest request,
            Optional<Referral.ReferralHistoryStep> step) {
        var id = referralLinks.referral(ReferralLinks.ReferralLinkSide.RECEIVE, secret);
        if (id.isEmpty()) return shown(secret, form, actor, request);
        if (step.isEmpty()) return shown(secret, form, actor, request).status(422);
        return told(secret, form, actor, request, referrals.move(id.get(), step.get()));
    }

    private View told(
            String secret,
            Form form,
            Optional<SignedInPerson> actor,
            HttpServletRequest request,
            Referrals.ReferralStepResult moving) {
        return switch (moving) {
            case Referrals.ReferralStepResult.ReferralStepRecorded _ ->
                View.redirect(ReferralLinks.ReferralLinkSide.RECEIVE.path(secret));
            case Referrals.ReferralStepResult.ReferralStateChangedMeanwhile() ->
                shown(secret, form.error("step", "referrals.not-now"), actor, request)
                        .status(409);
            case Referrals.ReferralStepResult.ReferralNotFound() -> throw new NotFoundException();
        };
    }

    private View shown(String secret, Form form, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return shown(secret, form, actor, request, "");
    }

    /// Returns the page of the referral.
    ///
    /// @param news message key of the result of the last request; may be empty
    private View shown(
            String secret, Form form, Optional<SignedInPerson> actor, HttpServletRequest request, String news) {
        return switch (referralLinks.open(ReferralLinks.ReferralLinkSide.RECEIVE, secret)) {
            case SecretLinkResult.ValidLink(var link) ->
                referralReader
                        .find(link.about())
                        .map(seen -> View.of(
                                        "support/referrals/received",
                                        new ReceivedReferralView(
                                                seen,
                                                secret,
                                                form,
                                                news,
                                                readers.reads(link, actor, request),
                                                referralReader.goesInCircles(seen.referral())))
                                .atASecret())
                        .orElseThrow(NotFoundException::new);
            case SecretLinkResult.LinkExpired _, SecretLinkResult.LinkAlreadyUsed _ -> shut("expired");
            case SecretLinkResult.LinkRevoked _ -> shut("ended");
            case SecretLinkResult.LinkNotYetOpen _, SecretLinkResult.UnknownLink _ -> throw new NotFoundException();
        };
    }

    private static View shut(String why) {
        return View.of("support/referrals/shut", why).atASecret().status(410);
    }
}
