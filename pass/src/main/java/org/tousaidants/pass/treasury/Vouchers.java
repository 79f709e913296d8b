package org.tousaidants.pass.treasury;

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
import org.tousaidants.core.text.Paris;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.pass.ledger.AccountKind;
import org.tousaidants.pass.ledger.LedgerAccount;
import org.tousaidants.pass.ledger.LedgerAct;
import org.tousaidants.pass.ledger.Posting;
import org.tousaidants.pass.ledger.Transfer;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.restoration.LastingAct;
import org.tousaidants.platform.restoration.ReplayRule.Outcome;

/// « Les chèques » — makes vouchers, brings their money, takes them once, ends the rest.
@Service
public class Vouchers {

    /// « Présentation » — a voucher that a place presents.
    ///
    /// @param id the client's own, the same when it asks again
    /// @param order whose rules let this place take it
    /// @param how TYPED (by hand or by the camera), PAPER or OFFLINE
    /// @param cents as the person saw it before
    /// @param day on which the service was given: paper is entered later
    public record Presenting(
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

    /// « Fin d’un chèque » — a movement of its own: what it was worth left circulation.
    ///
    /// @param act REDEEM, EXPIRE or CANCEL
    /// @param to a place when it was redeemed, else the order
    public record Ended(long voucher, LedgerAct act, int cents, String service, UUID to, Instant at) {}

    private static final String PURPOSE = "pass vouchers";

    private final VoucherStore store;
    private final TreasuryStore accounts;
    private final Treasury treasury;
    private final InstallationSecret secret;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Vouchers(
            VoucherStore store,
            TreasuryStore accounts,
            Treasury treasury,
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

    /// What stands for a new code everywhere but on paper.
    public UUID print(PaperCode code) {
        return print(secret.key(PURPOSE), code);
    }

    /// What may stand for a code that may be of before the secret was replaced.
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

    /// Pieces of paper without money.
    ///
    /// @param codes of each booklet, in their order
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
                accounts.account(LedgerAccount.of(AccountKind.CIRCULATION, order)),
                faceCents,
                until,
                booklets,
                prints,
                ns);
    }

    /// Never above what is provisioned.
    @Transactional
    public Posting activate(UUID id, UUID order, UUID booklet, UUID by) {
        var cents = store.ofBooklet(booklet).stream()
                .filter(voucher -> !voucher.active())
                .mapToLong(Voucher::faceCents)
                .sum();
        if (cents == 0) return new Posting.Repeated();
        var posting = treasury.drawn(LedgerAct.ACTIVATE, id, order, AccountKind.CIRCULATION, cents, by);
        if (posting instanceof Posting.Posted) store.activate(booklet, id);
        return posting;
    }

    /// The vouchers of a new booklet take the value that a cancelled one gave back.
    @Transactional
    public Posting replace(UUID id, UUID order, UUID booklet, String reason, UUID by, UUID second) {
        var cents =
                store.ofBooklet(booklet).stream().mapToLong(Voucher::faceCents).sum();
        var posting = treasury.post(List.of(new Transfer(
                id,
                0,
                LedgerAct.REPLACE,
                LedgerAccount.of(AccountKind.CANCELLED, order),
                LedgerAccount.of(AccountKind.CIRCULATION, order),
                cents,
                reason,
                Optional.of(by),
                Optional.of(second))));
        if (posting instanceof Posting.Posted) store.activate(booklet, id);
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

    /// Once, whatever happens: outside any transaction, answered when it is safe.
    public Spending present(Presenting presenting) {
        var account = accounts.account(LedgerAccount.of(AccountKind.CIRCULATION, presenting.order()));
        var credit = accounts.account(LedgerAccount.of(AccountKind.OWED, presenting.place()));
        var code = kept(presenting.code());
        var goodOn = goodOn(presenting.how(), presenting.day());
        var now = clock.instant();
        var use = new VoucherUse(presenting.cents(), presenting.service(), presenting.minutes(), presenting.how());
        if (store.redeem(new VoucherStore.Redeeming(
                presenting.id(), code, account, credit, use, presenting.by(), presenting.day(), goodOn, now))) {
            events.publishEvent(VoucherReplay.of(code, presenting, goodOn, now));
            return new Spending.Taken(presenting.cents(), false);
        }
        return store.byCode(code)
                .flatMap(voucher -> voucher.over(presenting.id(), presenting.place(), goodOn))
                .orElseGet(Spending.Unknown::new);
    }

    /// The day on which a voucher must be good: that of the help; for paper that of its entry, as anybody may write
    /// an earlier day on a voucher that is over.
    public LocalDate goodOn(String how, LocalDate day) {
        return how.equals("PAPER") ? Paris.today(clock) : day;
    }

    /// After a restoration: it was taken, and a place is owed for it. Of an order that the backup does not hold nothing
    /// can be taken.
    Outcome takeAgain(LastingAct act) {
        var taken = VoucherReplay.read(act);
        var voucher = store.byCode(taken.code());
        if (voucher.isEmpty() || !voucher.get().active()) return Outcome.UNKNOWN;
        var account = accounts.account(LedgerAccount.of(AccountKind.CIRCULATION, taken.order()));
        var credit = accounts.account(LedgerAccount.of(AccountKind.OWED, taken.place()));
        return store.redeem(new VoucherStore.Redeeming(
                        taken.id(),
                        taken.code(),
                        account,
                        credit,
                        taken.use(),
                        act.by().orElseThrow(),
                        taken.day(),
                        taken.goodOn(),
                        act.at()))
                ? Outcome.AGAIN
                : Outcome.STANDS;
    }

    /// What was not spent of a booklet: lost or returned. The cents that this ended.
    @Transactional
    public int cancel(UUID id, UUID order, UUID booklet, UUID by) {
        return end(LedgerAct.CANCEL, AccountKind.CANCELLED, id, order, Optional.of(booklet), by);
    }

    /// All that an order still has in circulation.
    @Transactional
    public int expire(UUID id, UUID order, UUID by) {
        return end(LedgerAct.EXPIRE, AccountKind.EXPIRED, id, order, Optional.empty(), by);
    }

    private int end(LedgerAct act, AccountKind to, UUID id, UUID order, Optional<UUID> booklet, UUID by) {
        var debit = accounts.account(LedgerAccount.of(AccountKind.CIRCULATION, order));
        var credit = accounts.account(LedgerAccount.of(to, order));
        return store.end(act, id, booklet, debit, credit, by, clock.instant()).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Transactional(readOnly = true)
    public VoucherCount count(UUID order) {
        return store.count(order);
    }

    /// Month by month, « 2026-11 »: activated (ACTIVATE), booklets begun (START), and the ends by their act.
    @Transactional(readOnly = true)
    public Map<String, Map<String, Long>> months(Optional<UUID> order) {
        return store.months(order);
    }

    @Transactional(readOnly = true)
    public List<Ended> ended(UUID order) {
        return store.ended(order);
    }

    @Transactional(readOnly = true)
    public List<Redeemed> redeemed(LocalDate from, LocalDate until, Optional<UUID> place, Optional<UUID> order) {
        return store.redeemed(midnight(from), midnight(until), place, order);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(Paris.ZONE).toInstant();
    }
}
