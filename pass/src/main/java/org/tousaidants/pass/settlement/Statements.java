package org.tousaidants.pass.settlement;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.treasury.Vouchers;
import org.tousaidants.platform.identity.Accounts;

/// « Les relevés » — a statement with each voucher of its month, for those who must believe it.
@Service
class Statements {
    private final Settlements settlements;
    private final Vouchers vouchers;
    private final Orders orders;
    private final Accounts accounts;

    Statements(Settlements settlements, Vouchers vouchers, Orders orders, Accounts accounts) {
        this.settlements = settlements;
        this.vouchers = vouchers;
        this.orders = orders;
        this.accounts = accounts;
    }

    @Transactional
    Optional<VoucherEvidence> evidence(String network, UUID id) {
        return settlements
                .find(network, id)
                .map(batch -> new VoucherEvidence(
                        batch,
                        vouchers.redeemed(
                                network,
                                batch.month(),
                                batch.month().plusMonths(1),
                                Optional.empty(),
                                Optional.empty()),
                        orders.all(network).stream().collect(Collectors.toMap(Order::id, Order::reference)),
                        batch.lines().stream()
                                .collect(Collectors.toMap(PaymentBatch.Line::place, PaymentBatch.Line::name)),
                        accounts.names(
                                network,
                                Stream.concat(Stream.of(batch.by()), batch.second().stream())
                                        .toList())));
    }
}
