package org.tousaidants.vouchers.treasury;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;

/// « Les chèques » — service for vouchers: creates them, activates them with money, redeems each exactly once, and
/// ends the remaining vouchers.
@Service
public class Vouchers {

    /// « Présentation » — a voucher that a place wants to redeem.
    ///
    /// @param id id chosen by the client, the same for a repeated request
    /// @param order id of the order, whose rules allow this place
    /// @param how TYPED (by keyboard or camera), PAPER or OFFLINE
    /// @param cents amount in cents, as the person saw it
    /// @param day day of the service, because paper vouchers are entered later
    public record VoucherPresentation(
            UUID id,
            PaperCode code,
            UUID order,
            UUID place,
            String service,
            int minutes,
            int cents,
            String how,
            UUID by,
            LocalDate day) {}

    /// « Fin d’un chèque » — a voucher that ended and no longer has value.
    ///
    /// @param act REDEEM, EXPIRE or CANCEL
    /// @param to id of the place that redeemed the voucher; for other ends, id of the order
    public record EndedVoucher(long voucher, LedgerTransferKind act, int cents, String service, UUID to, Instant at) {}

    private static final String PURPOSE = "pass vouchers";

    private final VoucherStore store;
    private final VoucherLedgerStore accounts;
    private final VoucherLedger treasury;
    private final InstallationSecret secret;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Vouchers(
            VoucherStore store,
            VoucherLedgerStore accounts,
            VoucherLedger treasury,
            InstallationSecret secret,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.treasury = treasury;
        this.secret = secret;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the hash (HMAC) of a new code, which is stored. The code itself exists on paper only.
    public UUID print(PaperCode code) {
        return print(secret.key(PURPOSE), code);
    }

    /// Returns the possible hashes (HMAC) of a code: one with the current secret of the installation and one
    /// with each former secret.
    public List<UUID> prints(PaperCode code) {
        return secret.keys(PURPOSE).stream().map(key -> print(key, code)).toList();
    }

    private UUID kept(PaperCode code) {
        if (!secret.replaced()) return print(code);
        var prints = prints(code);
        return store.among(prints).orElse(prints.getFirst());
    }

    private UUID print(SecretKey key, PaperCode code) {
        var bytes = ByteBuffer.wrap(Sha256.keyed(key.getEncoded(), code.text().getBytes(StandardCharsets.US_ASCII)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /// Creates vouchers that have no value until they are activated.
    ///
    /// @param faceCents value of each voucher in cents, once activated
    /// @param codes codes of the vouchers by booklet, in their order
    @Transactional
    public void issue(UUID order, int faceCents, LocalDate until, Map<UUID, List<PaperCode>> codes) {
        var booklets = new ArrayList<UUID>();
        var prints = new ArrayList<UUID>();
        var ns = new ArrayList<Integer>();
        codes.forEach((booklet, all) -> {
            for (var n = 0; n < all.size(); n++) {
                booklets.add(booklet);
                prints.add(print(all.get(n)));
                ns.add(n + 1);
            }
        });
        store.add(
                accounts.account(LedgerAccount.of(LedgerAccountKind.CIRCULATION, order)),
                faceCents,
                until,
                booklets,
                prints,
                ns);
    }

    /// Activates the vouchers of a booklet with the money of the order; refused if the order has too little
    /// money.
    ///
    /// @param id id of the transfer
    /// @param by account of the person who hands over the booklet
    @Transactional
    public LedgerPostingResult activate(UUID id, UUID order, UUID booklet, UUID by) {
        var cents = store.ofBooklet(booklet).stream()
                .filter(voucher -> !voucher.active())
                .mapToLong(Voucher::faceCents)
                .sum();
        if (cents == 0) return new LedgerPostingResult.TransferAlreadyPosted();
        var posting = treasury.drawn(LedgerTransferKind.ACTIVATE, id, order, LedgerAccountKind.CIRCULATION, cents, by);
        if (posting instanceof LedgerPostingResult.TransferPosted) store.activate(booklet, id);
        return posting;
    }

    /// Activates the vouchers of a new booklet with the value of a cancelled booklet.
    ///
    /// @param id id of the transfer
    /// @param by account of the first signatory
    /// @param second account of the second signatory
    @Transactional
    public LedgerPostingResult replace(UUID id, UUID order, UUID booklet, String reason, UUID by, UUID second) {
        var cents =
                store.ofBooklet(booklet).stream().mapToLong(Voucher::faceCents).sum();
        var posting = treasury.post(List.of(new LedgerTransfer(
                id,
                0,
                LedgerTransferKind.REPLACE,
                LedgerAccount.of(LedgerAccountKind.CANCELLED, order),
                LedgerAccount.of(LedgerAccountKind.CIRCULATION, order),
                cents,
                reason,
                Optional.of(by),
                Optional.of(second))));
        if (posting instanceof LedgerPostingResult.TransferPosted) store.activate(booklet, id);
        return posting;
    }

    @Transactional(readOnly = true)
    public Optional<Voucher> look(PaperCode code) {
        return store.byCode(kept(code));
    }

    @Transactional(readOnly = true)
    public List<Voucher> ofBooklet(UUID booklet) {
        return store.ofBooklet(booklet);
    }

    /// Redeems a voucher exactly once. It must be called outside any transaction. When it returns, the result is
    /// safely stored.
    public VoucherPresentationResult present(VoucherPresentation presenting) {
        var account = accounts.account(LedgerAccount.of(LedgerAccountKind.CIRCULATION, presenting.order()));
        var credit = accounts.account(LedgerAccount.of(LedgerAccountKind.OWED, presenting.place()));
        var code = kept(presenting.code());
        var goodOn = goodOn(presenting.how(), presenting.day());
        var now = clock.instant();
        var use = new VoucherUse(presenting.cents(), presenting.service(), presenting.minutes(), presenting.how());
        if (store.redeem(new VoucherStore.VoucherToRedeem(
                presenting.id(), code, account, credit, use, presenting.by(), presenting.day(), goodOn, now))) {
            events.publishEvent(RedeemedVoucherBackup.of(code, presenting, goodOn, now));
            return new VoucherPresentationResult.PresentedVoucherRedeemed(presenting.cents(), false);
        }
        return store.byCode(code)
                .flatMap(voucher -> voucher.over(presenting.id(), presenting.place(), goodOn))
                .orElseGet(VoucherPresentationResult.UnknownVoucherCode::new);
    }

    /// Returns the day on which a voucher must be valid. Usually it is the day of the help. For a voucher
    /// entered from paper it is the day of entry, because an earlier day could be written on an expired voucher.
    ///
    /// @param how TYPED, PAPER or OFFLINE
    /// @param day day of the help
    public LocalDate goodOn(String how, LocalDate day) {
        return how.equals("PAPER") ? ParisTime.today(clock) : day;
    }

    /// Redeems a voucher again that had been redeemed after a backup was made, when this backup is restored, so
    /// that the place is paid. Refused if the backup does not contain the order.
    ///
    /// @param act the stored redemption
    ReplayOutcome takeAgain(IrreversibleAct act) {
        var taken = RedeemedVoucherBackup.read(act);
        var voucher = store.byCode(taken.code());
        if (voucher.isEmpty() || !voucher.get().active()) return ReplayOutcome.UNKNOWN;
        var account = accounts.account(LedgerAccount.of(LedgerAccountKind.CIRCULATION, taken.order()));
        var credit = accounts.account(LedgerAccount.of(LedgerAccountKind.OWED, taken.place()));
        return store.redeem(new VoucherStore.VoucherToRedeem(
                        taken.id(),
                        taken.code(),
                        account,
                        credit,
                        taken.use(),
                        act.by().orElseThrow(),
                        taken.day(),
                        taken.goodOn(),
                        act.at()))
                ? ReplayOutcome.AGAIN
                : ReplayOutcome.STANDS;
    }

    /// Cancels the active vouchers of a lost or returned booklet, and returns the value of the cancelled
    /// vouchers in cents.
    ///
    /// @param id id of the transfer
    @Transactional
    public int cancel(UUID id, UUID order, UUID booklet, UUID by) {
        return end(LedgerTransferKind.CANCEL, LedgerAccountKind.CANCELLED, id, order, Optional.of(booklet), by);
    }

    /// Expires all active vouchers of an order, and returns the value of the expired vouchers in cents.
    ///
    /// @param id id of the transfer
    @Transactional
    public int expire(UUID id, UUID order, UUID by) {
        return end(LedgerTransferKind.EXPIRE, LedgerAccountKind.EXPIRED, id, order, Optional.empty(), by);
    }

    private int end(
            LedgerTransferKind act, LedgerAccountKind to, UUID id, UUID order, Optional<UUID> booklet, UUID by) {
        var debit = accounts.account(LedgerAccount.of(LedgerAccountKind.CIRCULATION, order));
        var credit = accounts.account(LedgerAccount.of(to, order));
        return store.end(act, id, booklet, debit, credit, by, clock.instant()).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Transactional(readOnly = true)
    public OrderVoucherCounts count(UUID order) {
        return store.count(order);
    }

    /// Returns, by month (« 2026-11 ») and kind, the number of activated vouchers (ACTIVATE), of booklets whose
    /// first voucher was redeemed (START), and of ended vouchers by kind of end.
    ///
    /// @param order id of one order; empty for all orders
    @Transactional(readOnly = true)
    public Map<String, Map<String, Long>> months(Optional<UUID> order) {
        return store.months(order);
    }

    @Transactional(readOnly = true)
    public List<EndedVoucher> ended(UUID order) {
        return store.ended(order);
    }

    @Transactional(readOnly = true)
    public List<RedeemedVoucher> redeemed(LocalDate from, LocalDate until, Optional<UUID> place, Optional<UUID> order) {
        return store.redeemed(midnight(from), midnight(until), place, order);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ParisTime.ZONE).toInstant();
    }
}
