package org.tousaidants.observatory.funderreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.Orders;
import org.tousaidants.vouchers.treasury.OrderVoucherCounts;

class OrderMoneyUseTest {
    private static final UUID FUNDER = UUID.randomUUID();

    private static OrderMoneyUse money(long redeemed, VoucherUsageRow... used) {
        var order = new Order(
                UUID.randomUUID(),
                1,
                "Seniors",
                new Order.BookletQuantity(1000, 10, 10),
                2026,
                Order.OrderRules.NONE,
                Order.OrderStage.ORDERED,
                Instant.EPOCH,
                UUID.randomUUID(),
                List.of(new Order.Funder(FUNDER, "Département", "", 100_000)));
        var count = new OrderVoucherCounts(100, 90, 10, 0, 0, 5, redeemed);
        return new OrderMoneyUse(
                new Orders.OrderView(
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
        assertThat(OrderMoneyUse.of(money(20_000).standing().order(), Set.of("département")))
                .isTrue();
        assertThat(money(20_000).given(Set.of("Département"))).isEqualTo(100_000);
        assertThat(OrderMoneyUse.of(money(20_000).standing().order(), Set.of("Départ")))
                .as("a part of a name")
                .isFalse();
        assertThat(OrderMoneyUse.of(money(20_000).standing().order(), Set.of())).isFalse();
    }

    @Test
    void aServiceOfFewIsToldWithAnother() {
        var services = money(
                        20_000,
                        new VoucherUsageRow("Impôts", 40, 40_000),
                        new VoucherUsageRow("Courriel", 12, 12_000),
                        new VoucherUsageRow("Photos", 2, 2_000))
                .services();
        assertThat(services).hasSize(2);
        assertThat(services.getLast()).isEqualTo(new VoucherUsageRow("", 14, 14_000));
    }
}
