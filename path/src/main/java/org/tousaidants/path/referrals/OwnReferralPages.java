package org.tousaidants.path.referrals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.path.referrals.Referral.Step;
import org.tousaidants.platform.journal.JournalReadings;
import org.tousaidants.platform.papercodes.CodeRoom;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Mon orientation » — for the person, by the code of her sheet: where it stands, what was passed on, and her no.
@Controller
@Open
class OwnReferralPages {
    static final String PATH = "/orientations/code";

    record Mine(Referrals.Standing standing, Form form, List<JournalReadings.Reading> readings) {
        Referrals.Seen seen() {
            return standing.seen();
        }

        List<ReferralWords.Line> lines(Page page) {
            return ReferralWords.lines(seen().steps(), true, page);
        }

        /// Whether the place said that it receives her.
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

        boolean ended() {
            return seen().referral().state().ended();
        }

        String code() {
            return seen().referral().code().text();
        }
    }

    private final Referrals referrals;
    private final JournalReadings readings;
    private final Clock clock;

    OwnReferralPages(Referrals referrals, JournalReadings readings, Clock clock) {
        this.referrals = referrals;
        this.readings = readings;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @RateLimit(cost = 5)
    View mine(@RequestParam(defaultValue = "") String code) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.isBlank()) return View.of("path/referrals/code", form).atASecret();
        return found(code)
                .map(standing -> View.of("path/referrals/mine", new Mine(standing, form, readings(standing.referral())))
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
                Step.of(Move.WITHDRAWN, clock.instant(), Move.By.PERSON, Optional.empty()));
        return View.redirect(PATH + "?code=" + standing.get().referral().code().text());
    }

    private Optional<Referrals.Standing> found(String typed) {
        return PaperCode.read(typed)
                .good()
                .filter(code -> code.kind() == Referrals.CODE)
                .flatMap(code -> referrals.standing(code));
    }

    private List<JournalReadings.Reading> readings(Referral hers) {
        return readings.of("referral " + hers.id(), ReferralRead.ACTS);
    }

    private static View unknown(Form form) {
        return View.of("path/referrals/code", form.error("code", "referrals.code.unknown"))
                .atASecret()
                .status(422);
    }

    @Bean
    static CodeRoom referralCodes() {
        return CodeRoom.of(Referrals.CODE, PATH);
    }
}
