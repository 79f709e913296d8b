package org.tousaidants.vouchers.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;

/// A process that serves two isolated territories has one till, which accepts the vouchers of both.
@TestPropertySource(
        properties = {
            "ta.territories.charente-maritime.name=Charente-Maritime",
            "ta.territories.charente-maritime.departement=17",
            "ta.territories.charente-maritime.public-url=http://localhost",
            "ta.territories.correze.name=Corrèze",
            "ta.territories.correze.departement=19",
            "ta.territories.correze.public-url=http://127.0.0.1",
        })
class TwoTerritoriesTest extends RunningSite {
    private static final List<String> BOTH = List.of("charente-maritime", "correze");
    private static final int EACH = 40;
    private static final UUID BY = UUID.randomUUID();

    @Autowired
    VoucherLedger treasury;

    @Autowired
    Vouchers vouchers;

    @Autowired
    LedgerAudit audit;

    private record Stock(String network, UUID order, UUID place, List<PaperCode> codes) {}

    @Test
    void eachTakesItsOwnVouchersInTurnAndAtTheSameInstantAndNoneOfTheOther() throws Exception {
        var stocks = new ArrayList<Stock>();
        for (var network : BOTH)
            try (var _ = CurrentTenantScope.enter(network)) {
                networks.found(networks.here());
                stocks.add(active());
            }
        for (var n = 0; n < 4; n++)
            for (var stock : stocks)
                assertThat(present(stock, stock.codes().get(n)))
                        .isEqualTo(new VoucherPresentationResult.PresentedVoucherRedeemed(1_000, false));
        var tries = new ArrayList<Callable<VoucherPresentationResult>>();
        for (var n = 4; n < EACH; n++) {
            var code = n;
            for (var stock : stocks)
                tries.add(() -> present(stock, stock.codes().get(code)));
        }
        try (var clients = Executors.newFixedThreadPool(16)) {
            for (Future<VoucherPresentationResult> one : clients.invokeAll(tries))
                assertThat(one.get()).isEqualTo(new VoucherPresentationResult.PresentedVoucherRedeemed(1_000, false));
        }
        var here = stocks.getFirst();
        assertThat(present(here, stocks.getLast().codes().getFirst()))
                .as("of the other")
                .isEqualTo(new VoucherPresentationResult.UnknownVoucherCode());
        for (var stock : stocks)
            try (var _ = CurrentTenantScope.enter(stock.network())) {
                assertThat(treasury.total(stock.place(), LedgerAccountKind.OWED))
                        .isEqualTo(EACH * 1_000L);
                assertThat(audit.run()).isInstanceOf(LedgerAuditResult.NoDifference.class);
            }
    }

    private Stock active() {
        var codes = new ArrayList<PaperCode>();
        for (var n = 0; n < EACH; n++) codes.add(PaperCode.draw('V', 6, new SecureRandom()));
        var stock = new Stock(CurrentTenantScope.here(), UUID.randomUUID(), UUID.randomUUID(), codes);
        var booklet = UUID.randomUUID();
        vouchers.issue(stock.order(), 1_000, LocalDate.of(2100, 12, 31), Map.of(booklet, codes));
        treasury.post(List.of(new LedgerTransfer(
                UUID.randomUUID(),
                0,
                LedgerTransferKind.PROVIDE,
                new LedgerAccount(LedgerAccountKind.FUNDER, stock.order(), BY),
                new LedgerAccount(LedgerAccountKind.PROVISION, stock.order(), BY),
                EACH * 1_000L,
                "mandat 42",
                Optional.of(BY),
                Optional.of(UUID.randomUUID()))));
        vouchers.activate(UUID.randomUUID(), stock.order(), booklet, BY);
        return stock;
    }

    private VoucherPresentationResult present(Stock stock, PaperCode code) {
        try (var _ = CurrentTenantScope.enter(stock.network())) {
            return vouchers.present(new Vouchers.VoucherPresentation(
                    UUID.randomUUID(),
                    code,
                    stock.order(),
                    stock.place(),
                    "Atelier",
                    60,
                    1_000,
                    "TYPED",
                    BY,
                    LocalDate.of(2026, 11, 28)));
        }
    }
}
