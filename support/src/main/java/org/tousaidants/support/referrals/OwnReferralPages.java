package org.tousaidants.support.referrals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.codes.SavedPaperCodeCard;
import org.tousaidants.platform.journal.PersonalDataReadingList;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.referrals.Referral.ReferralHistoryStep;

/// « Mon orientation » — the pages of a referral for the person referred, opened by the code on the printed sheet:
/// the state, the shared data, and a way to refuse.
@Controller
@PublicAccess
class OwnReferralPages {
    static final String PATH = "/orientations/code";

    record OwnReferralView(
            ReferralReader.ReferralDetail standing, Form form, List<PersonalDataReadingList.LoggedReading> readings) {
        ReferralReader.ReferralView seen() {
            return standing.seen();
        }

        List<ReferralTexts.ReferralStepRow> lines(Page page) {
            return ReferralTexts.lines(seen().steps(), true, page);
        }

        /// Returns whether the place accepted the referral, so that the person is expected there.
        boolean expected() {
            return switch (seen().referral().state()) {
                case ACCEPTED, APPOINTED -> true;
                case DRAFTED,
                        SENT,
                        SEEN,
                        REFUSED,
                        MISSED,
                        CAME,
                        SOLVED,
                        PARTLY,
                        UNSOLVED,
                        HANDED_ON,
                        WITHDRAWN,
                        CLOSED -> false;
            };
        }

        /// Returns whether the page asks the person for feedback about the help. It does not if the place
        /// refused the referral or never read it.
        boolean judges() {
            return ReferralProgress.helped(seen().steps());
        }

        boolean ended() {
            return seen().referral().state().ended();
        }

        String code() {
            return seen().referral().code().text();
        }
    }

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final PersonalDataReadingList readings;
    private final Clock clock;

    OwnReferralPages(
            Referrals referrals, ReferralReader referralReader, PersonalDataReadingList readings, Clock clock) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.readings = readings;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @RateLimit(cost = 5)
    View mine(@RequestParam(defaultValue = "") String code) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.isBlank()) return View.of("support/referrals/code", form).atASecret();
        return found(code)
                .map(standing -> View.of(
                                "support/referrals/mine",
                                new OwnReferralView(standing, form, readings(standing.referral())))
                        .atASecret())
                .orElseGet(() -> unknown(form));
    }

    @PostMapping("/orientations/retrait")
    @RateLimit(cost = 5)
    View withdraw(Form form) {
        var standing = found(form.value("code"));
        if (standing.isEmpty()) return unknown(form);
        referrals.move(
                standing.get().referral().id(),
                ReferralHistoryStep.of(
                        ReferralStep.WITHDRAWN,
                        clock.instant(),
                        ReferralStep.ReferralStepAuthor.PERSON,
                        Optional.empty()));
        return View.redirect(PATH + "?code=" + standing.get().referral().code().text());
    }

    private Optional<ReferralReader.ReferralDetail> found(String typed) {
        return PaperCode.read(typed)
                .good()
                .filter(code -> code.kind() == Referrals.CODE)
                .flatMap(code -> referralReader.standing(code));
    }

    private List<PersonalDataReadingList.LoggedReading> readings(Referral hers) {
        return readings.of("referral " + hers.id(), ReferralDataRead.ACTS);
    }

    private static View unknown(Form form) {
        return View.of("support/referrals/code", form.error("code", "referrals.code.unknown"))
                .atASecret()
                .status(422);
    }

    @Bean
    static PaperCodeDestination referralCodes(ReferralReader referralReader) {
        return PaperCodeDestination.of(Referrals.CODE, PATH)
                .saying((code, page) -> referralReader
                        .standing(code)
                        .map(standing -> new SavedPaperCodeCard(
                                page.t("referrals.card", standing.seen().place().name()),
                                ReferralTexts.personTitle(standing, page)
                                        + page.colon()
                                        + String.join(" ", ReferralTexts.personWords(standing, page)))));
    }
}
