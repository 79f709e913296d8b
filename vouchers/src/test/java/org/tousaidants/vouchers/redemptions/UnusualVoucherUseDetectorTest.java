package org.tousaidants.vouchers.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.redemptions.UnusualVoucherUseDetector.UnusualUseReason;
import org.tousaidants.vouchers.redemptions.VoucherAcceptanceRule.PlaceQualificationStatus;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;
import org.tousaidants.vouchers.treasury.VoucherUse;

/// Tests flags with their reason. All these redemptions are accepted: a flag refuses nothing
/// (`VoucherJourneyTest` has one that is flagged and paid).
class UnusualVoucherUseDetectorTest {
    private static final UUID HERE = new UUID(1, 1);
    private static final UUID FAR = new UUID(1, 2);
    private static final UUID ANNE = new UUID(2, 1);
    private static final UUID KEEPER = new UUID(2, 2);
    private static final UUID BOOKLET = new UUID(3, 3);
    private static final Instant NOON =
            LocalDateTime.of(2026, 11, 24, 12, 0).atZone(ParisTime.ZONE).toInstant();

    private long vouchers;

    private RedeemedVoucher taken(UUID booklet, UUID place, Instant at, String how) {
        return new RedeemedVoucher(
                ++vouchers,
                booklet,
                1,
                UUID.randomUUID(),
                place,
                new VoucherUse(1_000, "Atelier", 60, how),
                ANNE,
                ParisTime.day(at),
                at);
    }

    private RedeemedVoucher taken(UUID booklet, UUID place, Instant at) {
        return taken(booklet, place, at, "SCAN");
    }

    private static List<UnusualVoucherUseDetector.RedemptionFlag> flags(List<RedeemedVoucher> all) {
        return UnusualVoucherUseDetector.over(
                all,
                Map.of(),
                Map.of(HERE, Set.of(KEEPER, new UUID(2, 3))),
                (a, b) -> Optional.of(a.equals(b) ? 0.0 : 55.0));
    }

    private static List<UnusualUseReason> reasons(List<RedeemedVoucher> all) {
        return flags(all).stream()
                .map(UnusualVoucherUseDetector.RedemptionFlag::reason)
                .toList();
    }

    private static Instant at(int hour, int minute) {
        return LocalDateTime.of(2026, 11, 24, hour, minute)
                .atZone(ParisTime.ZONE)
                .toInstant();
    }

    @Test
    void anOrdinaryAfternoonShowsNothing() {
        var all = new ArrayList<RedeemedVoucher>();
        for (var n = 0; n < 9; n++) all.add(taken(UUID.randomUUID(), HERE, NOON.plus(Duration.ofMinutes(20L * n))));
        assertThat(flags(all)).isEmpty();
        assertThat(flags(List.of())).isEmpty();
    }

    @Test
    void theNightIsParisTimeAndPaperEnteredInTheEveningIsNot() {
        assertThat(reasons(List.of(taken(BOOKLET, HERE, at(22, 0))))).containsExactly(UnusualUseReason.NIGHT);
        assertThat(reasons(List.of(taken(BOOKLET, HERE, at(6, 59))))).containsExactly(UnusualUseReason.NIGHT);
        assertThat(reasons(List.of(taken(BOOKLET, HERE, at(7, 0)), taken(UUID.randomUUID(), HERE, at(21, 59)))))
                .isEmpty();
        assertThat(reasons(List.of(taken(BOOKLET, HERE, at(23, 0), "PAPER")))).isEmpty();
        var summer = LocalDateTime.of(2026, 7, 1, 21, 59).atZone(ParisTime.ZONE).toInstant();
        assertThat(reasons(List.of(taken(BOOKLET, HERE, summer)))).isEmpty();
    }

    @Test
    void moreThanTwoBookletsInTenMinutesAtOneTillAreTooFast() {
        var all = new ArrayList<RedeemedVoucher>();
        for (var n = 0; n < 20; n++) all.add(taken(UUID.randomUUID(), HERE, NOON.plusSeconds(28L * n)));
        assertThat(reasons(all)).isEmpty();
        all.add(taken(UUID.randomUUID(), HERE, NOON.plusSeconds(600)));
        assertThat(flags(all)).singleElement().satisfies(flag -> {
            assertThat(flag.reason()).isEqualTo(UnusualUseReason.FAST);
            assertThat(flag.place()).isEqualTo(HERE);
            assertThat(flag.vouchers()).isEqualTo(21);
        });
        all.removeLast();
        all.add(taken(UUID.randomUUID(), HERE, NOON.plusSeconds(601)));
        assertThat(reasons(all)).isEmpty();
    }

    @Test
    void aWholeBookletAtOnceIsShown() {
        var all = new ArrayList<RedeemedVoucher>();
        for (var n = 0; n < 9; n++) all.add(taken(BOOKLET, HERE, NOON.plusSeconds(n)));
        assertThat(reasons(all)).isEmpty();
        all.add(taken(BOOKLET, HERE, NOON.plusSeconds(9)));
        assertThat(reasons(all)).containsExactly(UnusualUseReason.WHOLE);
    }

    @Test
    void oneBookletInTwoFarPlacesWithinTheHourIsShown() {
        var first = taken(BOOKLET, HERE, NOON);
        assertThat(reasons(List.of(first, taken(BOOKLET, FAR, NOON.plusSeconds(3_599)))))
                .containsExactly(UnusualUseReason.FAR);
        assertThat(reasons(List.of(first, taken(BOOKLET, FAR, NOON.plusSeconds(3_600)))))
                .isEmpty();
        assertThat(reasons(List.of(first, taken(UUID.randomUUID(), FAR, NOON.plusSeconds(60)))))
                .as("two booklets")
                .isEmpty();
        assertThat(UnusualVoucherUseDetector.over(
                        List.of(first, taken(BOOKLET, FAR, NOON.plusSeconds(60))),
                        Map.of(),
                        Map.of(),
                        (a, b) -> Optional.empty()))
                .as("places without a point")
                .isEmpty();
    }

    @Test
    void whoHandedItOverAndTakesItOrKeepsTheTillIsShown() {
        var all = List.of(taken(BOOKLET, HERE, NOON));
        for (var who : List.of(ANNE, KEEPER, new UUID(2, 3)))
            assertThat(UnusualVoucherUseDetector.over(
                            all,
                            Map.of(BOOKLET, Optional.of(who)),
                            Map.of(HERE, Set.of(KEEPER, new UUID(2, 3))),
                            (a, b) -> Optional.empty()))
                    .singleElement()
                    .satisfies(flag -> assertThat(flag.reason()).isEqualTo(UnusualUseReason.SELF));
        assertThat(UnusualVoucherUseDetector.over(
                        all,
                        Map.of(BOOKLET, Optional.of(new UUID(9, 9))),
                        Map.of(HERE, Set.of(KEEPER, new UUID(2, 3))),
                        (a, b) -> Optional.empty()))
                .isEmpty();
    }

    @Test
    void threeDaysOfOneRoundSumAreShownAndTwoAreNot() {
        var all = new ArrayList<RedeemedVoucher>();
        for (var day = 0; day < 3; day++) {
            assertThat(reasons(all)).isEmpty();
            for (var n = 0; n < 10; n++)
                all.add(taken(
                        UUID.randomUUID(), HERE, NOON.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(15L * n))));
        }
        assertThat(flags(all)).singleElement().satisfies(flag -> {
            assertThat(flag.reason()).isEqualTo(UnusualUseReason.ROUND);
            assertThat(flag.vouchers()).isEqualTo(30);
        });
        all.removeLast();
        assertThat(reasons(all)).as("90 euros on the third day").isEmpty();
    }

    @Test
    void theRulesOfAnOrderSayWhichPlacesAndServicesItPays() {
        var free = order(VoucherOrder.VoucherUseRules.NONE);
        var bound = order(new VoucherOrder.VoucherUseRules(Set.of("Saintes"), Set.of("Atelier"), "", false));
        assertThat(VoucherAcceptanceRule.judge(free, PlaceQualificationStatus.GOOD, "Royan", "Rendez-vous"))
                .isEqualTo(VoucherAcceptanceRule.GOOD);
        assertThat(VoucherAcceptanceRule.judge(free, PlaceQualificationStatus.NONE, "Royan", "Rendez-vous"))
                .isEqualTo(VoucherAcceptanceRule.NOT_QUALIFIED);
        assertThat(VoucherAcceptanceRule.judge(free, PlaceQualificationStatus.WITHOUT_LABEL, "Royan", "Rendez-vous"))
                .isEqualTo(VoucherAcceptanceRule.NOT_LABELLED);
        assertThat(VoucherAcceptanceRule.judge(bound, PlaceQualificationStatus.GOOD, "SAINTES", "Atelier"))
                .isEqualTo(VoucherAcceptanceRule.GOOD);
        assertThat(VoucherAcceptanceRule.judge(bound, PlaceQualificationStatus.GOOD, "Royan", "Atelier"))
                .isEqualTo(VoucherAcceptanceRule.OUT_OF_TERRITORY);
        assertThat(VoucherAcceptanceRule.judge(bound, PlaceQualificationStatus.GOOD, "", "Atelier"))
                .isEqualTo(VoucherAcceptanceRule.OUT_OF_TERRITORY);
        assertThat(VoucherAcceptanceRule.judge(bound, PlaceQualificationStatus.GOOD, "Saintes", "Rendez-vous"))
                .isEqualTo(VoucherAcceptanceRule.NOT_THIS_SERVICE);
    }

    private static VoucherOrder order(VoucherOrder.VoucherUseRules rules) {
        return new VoucherOrder(
                UUID.randomUUID(),
                1,
                "Carnets",
                new VoucherOrder.BookletQuantity(1_000, 1, 10),
                2027,
                rules,
                VoucherOrder.OrderStage.ORDERED,
                NOON,
                ANNE,
                List.of());
    }
}
