package org.tousaidants.vouchers.redemptions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.TypedCodePages;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.booklets.Booklets;
import org.tousaidants.vouchers.orders.PassCalendar;

/// Public pages about a voucher: value, end of validity, places that accept it.
@Controller
@PublicAccess
class VoucherPages {
    private static final String HERE = "/pass/cheque";

    /// @param state last part of the message key of its state
    record VoucherView(Form form, String state, int cents, java.time.LocalDate until, List<Place> where) {}

    private final Redemptions redemptions;
    private final Qualifications qualifications;
    private final TypedCodePages codes;

    VoucherPages(Redemptions redemptions, Qualifications qualifications, TypedCodePages codes) {
        this.redemptions = redemptions;
        this.qualifications = qualifications;
        this.codes = codes;
    }

    @GetMapping(HERE)
    @RateLimit(cost = 10)
    View show(Page page, HttpServletRequest request) {
        var code = codes.here(request);
        if (code.isEmpty()) return shown(Form.empty(), "ask");
        var form = Form.filled(Map.of("code", List.of(code.get().printed())));
        return redemptions
                .look(code.get(), page.actor().map(Actor::id))
                .map(looked -> known(form, looked))
                .orElseGet(() ->
                        shown(form.error("code", "papercodes.unknown"), "ask").status(422));
    }

    @PostMapping(HERE)
    @RateLimit(cost = 10)
    View typed(Form form, HttpServletRequest request, HttpServletResponse response) {
        return switch (PaperCode.read(form.value("code"))) {
            case PaperCode.ParseResult.Mistyped(var group) ->
                shown(form.error("code", "papercodes.mistyped", group), "ask").status(422);
            case PaperCode.ParseResult.NotACode() ->
                shown(form.error("code", "papercodes.not-a-code"), "ask").status(422);
            case PaperCode.ParseResult.Good(var good) -> codes.take(good, HERE, request, response);
        };
    }

    private View known(Form form, Redemptions.Looked looked) {
        var voucher = looked.voucher();
        var ended = voucher.ended().map(end -> end.act());
        var state = ended.orElseGet(() -> !voucher.active()
                ? "waiting"
                : redemptions.blocked(voucher)
                        ? "CANCEL"
                        : voucher.validUntil().isBefore(qualifications.today()) ? "EXPIRE" : "good");
        var where = state.equals("good")
                ? redemptions.places().stream()
                        .filter(Place::inLists)
                        .filter(place ->
                                AcceptanceRule.judge(looked.order(), AcceptanceRule.Standing.GOOD, place.commune(), "")
                                        != AcceptanceRule.OUT_OF_TERRITORY)
                        .limit(30)
                        .toList()
                : List.<Place>of();
        return View.of(
                        "vouchers/redemptions/voucher",
                        new VoucherView(
                                form,
                                state,
                                voucher.faceCents(),
                                PassCalendar.end(looked.order().year()),
                                where))
                .atASecret();
    }

    private static View shown(Form form, String state) {
        return View.of(
                        "vouchers/redemptions/voucher",
                        new VoucherView(form, state, 0, java.time.LocalDate.EPOCH, List.of()))
                .atASecret();
    }

    /// Sends the code of a voucher to this page, which links till keepers to the till.
    @Bean
    static CodeDestination codesOfVouchers() {
        return CodeDestination.opening(Booklets.VOUCHER, Booklets.GROUPS, HERE);
    }
}
