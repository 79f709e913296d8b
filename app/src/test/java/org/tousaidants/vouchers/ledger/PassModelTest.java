package org.tousaidants.vouchers.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.SpinModel;
import org.tousaidants.vouchers.orders.VoucherOrder;

class PassModelTest {
    @Test
    void theProvedModelMovesMoneyAsTheLedgerAllows() throws IOException {
        var moves = new TreeSet<String>();
        for (var act : LedgerTransferKind.values())
            for (var from : LedgerAccountKind.values())
                for (var to : LedgerAccountKind.values())
                    // A reversal may lead anywhere: the model has one.
                    if (act != LedgerTransferKind.REVERSE && act.leads(account(from), account(to)))
                        moves.add(act + " " + from + " " + to);
        assertThat(SpinModel.arrows("pass").stream()
                        .filter(one -> !one.first().equals(LedgerTransferKind.REVERSE.name()))
                        .map(one -> one.first() + " " + one.second() + " " + one.third())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(moves);
    }

    @Test
    void theProvedModelHasTheStagesOfAnOrderAndTheAccountsInTheirOrder() throws IOException {
        var model = SpinModel.text("pass");
        for (var kind : LedgerAccountKind.values())
            assertThat(model).contains("#define " + kind + " " + kind.ordinal());
        // A cancelled quote holds no money: the model begins with the others.
        assertThat(Arrays.stream(VoucherOrder.OrderStage.values())
                        .filter(stage -> stage != VoucherOrder.OrderStage.CANCELLED)
                        .map(Enum::name))
                .allSatisfy(stage -> assertThat(model).contains("stage = " + stage));
    }

    private static LedgerAccount account(LedgerAccountKind kind) {
        return LedgerAccount.of(kind, new UUID(0, 1));
    }
}
