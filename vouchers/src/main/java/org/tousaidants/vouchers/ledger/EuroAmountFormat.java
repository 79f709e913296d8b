package org.tousaidants.vouchers.ledger;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.tousaidants.core.text.FrenchNumber;

/// « Euros » — formats and parses amounts in cents.
public final class EuroAmountFormat {
    private EuroAmountFormat() {}

    public static String said(long cents, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(
                locale.getLanguage().equals("fr") ? Locale.FRANCE : Locale.of(locale.getLanguage(), "IE"));
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(BigDecimal.valueOf(cents, 2)).replace('\u202f', '\u00a0');
    }

    /// Returns an amount in cents as euros for files: « 1234.50 ».
    public static String plain(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /// Returns a typed amount such as « 1 234,50 € » or « 1234.5 » in cents; empty for an amount below one cent
    /// or above the maximum amount.
    public static Optional<Long> typed(String typed) {
        return FrenchNumber.decimal(typed.replace("€", ""))
                .map(euros -> euros.movePointRight(2).stripTrailingZeros())
                .filter(cents -> cents.scale() <= 0
                        && cents.signum() > 0
                        && cents.compareTo(BigDecimal.valueOf(LedgerRules.MOST_CENTS)) <= 0)
                .map(BigDecimal::longValueExact);
    }
}
