package org.tousaidants.vouchers.booklets;

import org.springframework.stereotype.Component;
import org.tousaidants.label.sortition.SeatCompensation;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.modules.NetworkModules;

/// « Carnet en dédommagement » — hands a booklet over to a person helped who sat in a meeting, as any booklet is
/// handed over: without their name.
@Component
class BookletSeatCompensation implements SeatCompensation {
    private final VoucherBooklets booklets;
    private final NetworkModules modules;

    BookletSeatCompensation(VoucherBooklets booklets, NetworkModules modules) {
        this.booklets = booklets;
        this.modules = modules;
    }

    @Override
    public boolean offered() {
        return modules.isOn(VoucherBooklets.class);
    }

    @Override
    public HandOver handOver(SignedInPerson by, PaperCode booklet) {
        return switch (booklets.handOver(by, booklet)) {
            case VoucherBooklets.BookletHandOverResult.BookletHandedOver _ -> HandOver.HANDED_OVER;
            case VoucherBooklets.BookletHandOverResult.BookletAlreadyHandedOver _ -> HandOver.ALREADY_HANDED_OVER;
            case VoucherBooklets.BookletHandOverResult.NotEnoughMoneyForBooklet _ -> HandOver.NO_MONEY;
            case VoucherBooklets.BookletHandOverResult.BookletOfOtherPrescriber(),
                    VoucherBooklets.BookletHandOverResult.BookletNotUsable(),
                    VoucherBooklets.BookletHandOverResult.BookletExpired(),
                    VoucherBooklets.BookletHandOverResult.UnknownBooklet() -> HandOver.REFUSED;
        };
    }
}
