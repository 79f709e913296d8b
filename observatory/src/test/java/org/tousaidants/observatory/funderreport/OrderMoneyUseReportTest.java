package org.tousaidants.observatory.funderreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.treasury.OrderVoucherCounts;

class OrderMoneyUseReportTest {
    private static final UUID FUNDER = UUID.randomUUID();

    private static OrderMoneyUseReport money(long redeemed, VoucherUsageByServiceRow... used) {
        var order = new VoucherOrder(
                UUID.randomUUID(),
                1,
                "Seniors",
                new VoucherOrder.BookletQuantity(1000, 10, 10),
                2026,
                VoucherOrder.VoucherUseRules.NONE,
                VoucherOrder.OrderStage.ORDERED,
                Instant.EPOCH,
                UUID.randomUUID(),
                List.of(new VoucherOrder.OrderFunder(FUNDER, "Département", "", 100_000)));
        var count = new OrderVoucherCounts(100, 90, 10, 0, 0, 5, redeemed);
        return new OrderMoneyUseReport(
                new VoucherOrders.OrderBalanceView(
                        order, Map.of(FUNDER, 100_000L), 20_000, 50_000, redeemed, 4_000, 1_000, 5_000, count),
                List.of(used));
    }

    @Test
    void eachEuroHasItsUseOrTheReportSaysSo() {
        assertThat(money(20_000).unexplained()).isZero();
        assertThat(money(19_000).unexplained()).isEqualTo(1_000);
    }

    @Test
    void aFunderKnowsHerOrdersByHerName() {
        assertThat(OrderMoneyUseReport.of(money(20_000).standing().order(), Set.of("département")))
                .isTrue();
        assertThat(money(20_000).given(Set.of("Département"))).isEqualTo(100_000);
        assertThat(OrderMoneyUseReport.of(money(20_000).standing().order(), Set.of("Départ")))
                .as("a part of a name")
                .isFalse();
        assertThat(OrderMoneyUseReport.of(money(20_000).standing().order(), Set.of()))
                .isFalse();
    }

    @Test
    void aServiceOfFewIsToldWithAnother() {
        var services = money(
                        20_000,
                        new VoucherUsageByServiceRow("Impôts", 40, 40_000),
                        new VoucherUsageByServiceRow("Courriel", 12, 12_000),
                        new VoucherUsageByServiceRow("Photos", 2, 2_000))
                .services();
        assertThat(services).hasSize(2);
        assertThat(services.getLast()).isEqualTo(new VoucherUsageByServiceRow("", 14, 14_000));
    }
}
