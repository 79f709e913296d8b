package org.tousaidants.vouchers.booklets;

import org.springframework.stereotype.Component;
import org.tousaidants.label.sortition.SeatCompensation;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.modules.Modules;

/// « Carnet en dédommagement » — hands a booklet over to a person helped who sat in a meeting, as any booklet is handed
/// over: without their name.
@Component
class BookletSeatCompensation implements SeatCompensation {
    private final Booklets booklets;
    private final Modules modules;

    BookletSeatCompensation(Booklets booklets, Modules modules) {
        this.booklets = booklets;
        this.modules = modules;
    }

    @Override
    public boolean offered() {
        return modules.isOn(Booklets.class);
    }

    @Override
    public HandOver handOver(Actor by, PaperCode booklet) {
        return switch (booklets.handOver(by, booklet)) {
            case Booklets.HandOverResult.BookletHandedOver _ -> HandOver.HANDED_OVER;
            case Booklets.HandOverResult.AlreadyHandedOver _ -> HandOver.ALREADY_HANDED_OVER;
            case Booklets.HandOverResult.MissingMoney _ -> HandOver.NO_MONEY;
            case Booklets.HandOverResult.BookletOfOtherPrescriber(),
                    Booklets.HandOverResult.BookletUnusable(),
                    Booklets.HandOverResult.TooLate(),
                    Booklets.HandOverResult.Unknown() -> HandOver.REFUSED;
        };
    }
}
