package org.tousaidants.label.signposting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;

/// Stores the cards, and the number of people whom their holders directed to help, but nothing about these people.
@Repository
class SignpostCardStore {
    private static final String COLUMNS = "select code, account, around, sentences, signed_at, ended_at";

    private final Sql sql;

    SignpostCardStore(Sql sql) {
        this.sql = sql;
    }

    /// Stores a card; returns false if the account already has one.
    boolean add(SignpostCard card) {
        return sql.sql("""
                insert into signposting_card (code, account, around, sentences, signed_at)
                values (:code, :account, :around, :sentences, :signed)
                on conflict (network, account) where ended_at is null do nothing""")
                        .param("code", card.code().value())
                        .param("account", card.account())
                        .param("around", card.around())
                        .param("sentences", String.join("\n", card.sentences()))
                        .param("signed", card.signed())
                        .update()
                == 1;
    }

    Optional<SignpostCard> find(BadgeCode code) {
        return sql.sql(COLUMNS + " from signposting_card where code = :code")
                .param("code", code.value())
                .query(SignpostCardStore::card)
                .optional();
    }

    Optional<SignpostCard> held(UUID account) {
        return sql.sql(COLUMNS + " from signposting_card where account = :account and ended_at is null")
                .param("account", account)
                .query(SignpostCardStore::card)
                .optional();
    }

    boolean end(UUID account, Instant at) {
        return sql.sql("update signposting_card set ended_at = :at where account = :account and ended_at is null")
                        .param("account", account)
                        .param("at", at)
                        .update()
                > 0;
    }

    void count(BadgeCode card, LocalDate day) {
        sql.sql("insert into signposting_person (card, day) values (:card, :day)")
                .param("card", card.value())
                .param("day", day)
                .update();
    }

    /// Removes one person from the number of people counted on a day, namely the last count. Returns false if
    /// nobody was counted on this day.
    ///
    /// @param card number of the card
    boolean uncount(BadgeCode card, LocalDate day) {
        return sql.sql("""
                delete from signposting_person where card = :card and number =
                    (select max(number) from signposting_person where card = :card and day = :day)""").param("card", card.value()).param("day", day).update() == 1;
    }

    int counted(BadgeCode card, LocalDate from) {
        return sql.sql("select count(*) from signposting_person where card = :card and day >= :day")
                .param("card", card.value())
                .param("day", from)
                .query(Integer.class)
                .single();
    }

    private static SignpostCard card(ResultSet result, int number) throws SQLException {
        var row = SqlColumnConverter.of(result);
        return new SignpostCard(
                new BadgeCode(row.text("code")),
                row.id("account"),
                row.constant("around", SignpostCard.PeopleToPointToHelp.class),
                List.of(row.text("sentences").split("\n")),
                row.instant("signed_at"),
                row.maybeInstant("ended_at"));
    }
}
