package org.tousaidants.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each line is an example: the text, a moment in Paris, then `open <until>`, `closed <next opening>` or
/// `unsure`. 2026-11-25 is a Wednesday of week 48.
class OpeningHoursTest {
    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            # weekdays, lists, ranges, several spans
            Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00 ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00 ¦ 2026-11-25T12:00 ¦ closed 2026-11-25T14:00
            Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00 ¦ 2026-11-25T08:59 ¦ closed 2026-11-25T09:00
            Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00 ¦ 2026-11-25T09:00 ¦ open 2026-11-25T12:00
            Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00 ¦ 2026-11-28T12:00 ¦ closed 2026-11-30T09:00
            Mo,We,Fr 9:00-12:00                           ¦ 2026-11-26T10:00 ¦ closed 2026-11-27T09:00
            Sa-Mo 10:00-12:00                             ¦ 2026-11-29T10:00 ¦ open 2026-11-29T12:00
            Sa-Mo 10:00-12:00                             ¦ 2026-11-30T10:00 ¦ open 2026-11-30T12:00
            Sa-Mo 10:00-12:00                             ¦ 2026-12-01T10:00 ¦ closed 2026-12-05T10:00
            Mo-Fr 09:00-13:00,13:00-17:00                 ¦ 2026-11-25T10:00 ¦ open 2026-11-25T17:00
            Mo-Fr 13:00-18:00,09:00-14:00                 ¦ 2026-11-25T10:00 ¦ open 2026-11-25T18:00
            # over midnight: the night belongs to the day on which it starts
            Mo-Fr 22:00-02:00                             ¦ 2026-11-26T01:00 ¦ open 2026-11-26T02:00
            Mo-Fr 22:00-02:00                             ¦ 2026-11-25T23:00 ¦ open 2026-11-26T02:00
            Mo-Fr 22:00-02:00                             ¦ 2026-11-23T01:00 ¦ closed 2026-11-23T22:00
            Mo-Fr 22:00-02:00                             ¦ 2026-11-28T01:59 ¦ open 2026-11-28T02:00
            We 20:00-26:00                                ¦ 2026-11-26T01:30 ¦ open 2026-11-26T02:00
            We 20:00-26:00                                ¦ 2026-11-26T02:00 ¦ closed 2026-12-02T20:00
            Fr 22:00-02:00; Sa off                        ¦ 2026-11-28T01:00 ¦ open 2026-11-28T02:00
            We 20:00-24:00; Th 00:00-03:00                ¦ 2026-11-25T21:00 ¦ open 2026-11-26T03:00
            We 09:00-00:00                                ¦ 2026-11-25T21:00 ¦ open 2026-11-26T00:00
            # no known end
            18:00+                                        ¦ 2026-11-25T17:00 ¦ closed 2026-11-25T18:00
            18:00+                                        ¦ 2026-11-25T19:00 ¦ unsure
            We 14:00-18:00+                               ¦ 2026-11-25T17:00 ¦ open 2026-11-25T18:00
            We 14:00-18:00+                               ¦ 2026-11-25T19:00 ¦ unsure
            We 10:00+,14:00-18:00                         ¦ 2026-11-25T15:00 ¦ open 2026-11-25T18:00
            # always and never
            24/7                                          ¦ 2026-11-25T03:00 ¦ open never
            00:00-24:00                                   ¦ 2026-11-25T03:00 ¦ open never
            off                                           ¦ 2026-11-25T10:00 ¦ closed
            closed                                        ¦ 2026-11-25T10:00 ¦ closed
            open                                          ¦ 2026-11-25T10:00 ¦ open never
            # a later rule wins for the day
            Mo-Fr 09:00-17:00; We 14:00-18:00             ¦ 2026-11-25T10:00 ¦ closed 2026-11-25T14:00
            Mo-Fr 09:00-17:00; We off                     ¦ 2026-11-25T10:00 ¦ closed 2026-11-26T09:00
            We off; Mo-Fr 09:00-17:00                     ¦ 2026-11-25T10:00 ¦ open 2026-11-25T17:00
            Mo-Fr 10:00-20:00; 12:00-14:00 off            ¦ 2026-11-25T12:30 ¦ closed 2026-11-25T14:00
            Mo-Fr 10:00-20:00; 12:00-14:00 off            ¦ 2026-11-25T11:30 ¦ open 2026-11-25T12:00
            # a comma adds, two bars fall back
            Mo-Fr 09:00-12:00, We 14:00-18:00             ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            Mo-Fr 09:00-12:00, We 14:00-18:00             ¦ 2026-11-25T15:00 ¦ open 2026-11-25T18:00
            Mo-Fr 09:00-12:00, 14:00-18:00                ¦ 2026-11-25T15:00 ¦ open 2026-11-25T18:00
            Mo-Fr 09:00-12:00 || Sa 10:00-11:00           ¦ 2026-11-28T10:30 ¦ open 2026-11-28T11:00
            Mo-Fr 09:00-12:00 || Mo-Fr 08:00-14:00        ¦ 2026-11-25T12:30 ¦ open 2026-11-25T14:00
            Mo-Fr 09:00-12:00 || "sur rendez-vous"        ¦ 2026-11-25T13:00 ¦ unsure sur rendez-vous
            Mo-Fr 09:00-12:00 || "sur rendez-vous"        ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            Mo-Fr 09:00-12:00; Sa off || "sur rendez-vous" ¦ 2026-11-28T10:00 ¦ unsure sur rendez-vous
            # comments
            "sur rendez-vous"                             ¦ 2026-11-25T10:00 ¦ unsure sur rendez-vous
            Mo-Fr 09:00-12:00; Sa "sur rendez-vous"       ¦ 2026-11-28T10:00 ¦ unsure sur rendez-vous
            Mo-Fr 09:00-12:00; Sa "sur rendez-vous"       ¦ 2026-11-29T10:00 ¦ closed 2026-11-30T09:00
            Mo-Fr 09:00-12:00 unknown "à confirmer"       ¦ 2026-11-25T10:00 ¦ unsure à confirmer
            Mo-Fr 09:00-12:00 off "travaux"               ¦ 2026-11-25T10:00 ¦ closed
            Mo 09:00-12:00 "a ; b || c"                   ¦ 2026-11-30T10:00 ¦ open 2026-11-30T12:00
            # public holidays: 25 December 2026 is a Friday, Easter Monday 2027 is 29 March
            Mo-Fr 09:00-12:00; PH off                     ¦ 2026-12-25T10:00 ¦ closed 2026-12-28T09:00
            Mo-Fr 09:00-12:00, PH off                     ¦ 2026-12-25T10:00 ¦ closed 2026-12-28T09:00
            Mo-Fr 09:00-12:00                             ¦ 2026-12-25T10:00 ¦ open 2026-12-25T12:00
            Mo-Fr 09:00-12:00; PH off                     ¦ 2027-03-29T10:00 ¦ closed 2027-03-30T09:00
            Mo-Fr 09:00-12:00; PH off                     ¦ 2027-05-06T10:00 ¦ closed 2027-05-07T09:00
            Mo-Fr 09:00-12:00; PH off                     ¦ 2027-05-17T10:00 ¦ closed 2027-05-18T09:00
            Mo-Fr 09:00-12:00; PH off                     ¦ 2027-03-26T10:00 ¦ open 2027-03-26T12:00
            PH 10:00-12:00                                ¦ 2026-12-25T10:00 ¦ open 2026-12-25T12:00
            PH 10:00-12:00                                ¦ 2026-12-26T10:00 ¦ closed 2027-01-01T10:00
            Mo-Th,PH 10:00-12:00                          ¦ 2026-12-25T10:00 ¦ open 2026-12-25T12:00
            PH Mo-Fr 10:00-12:00                          ¦ 2027-08-15T10:00 ¦ closed 2027-11-01T10:00
            PH Mo-Fr 10:00-12:00                          ¦ 2026-12-25T10:00 ¦ open 2026-12-25T12:00
            Mo-Sa 10:00-18:00; PH,Su off                  ¦ 2026-11-11T11:00 ¦ closed 2026-11-12T10:00
            Mo-Fr 09:00-17:00; PH -1 day 09:00-12:00      ¦ 2026-12-24T14:00 ¦ closed 2026-12-25T09:00
            Mo-Fr 09:00-17:00; PH -1 day 09:00-12:00      ¦ 2026-12-23T14:00 ¦ open 2026-12-23T17:00
            # school holidays: sure where the three zones agree
            Mo-Fr 09:00-12:00; SH off                     ¦ 2026-10-20T10:00 ¦ closed 2026-11-02T09:00
            Mo-Fr 09:00-12:00; SH off                     ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            Mo-Fr 09:00-12:00; SH off                     ¦ 2027-02-16T10:00 ¦ unsure
            Mo-Fr 09:00-12:00; SH off                     ¦ 2031-02-16T10:00 ¦ unsure
            SH Mo-Fr 09:00-12:00                          ¦ 2026-07-15T10:00 ¦ open 2026-07-15T12:00
            # months, days, years
            Jul-Aug Mo-Fr 10:00-12:00                     ¦ 2026-11-25T10:00 ¦ closed 2027-07-01T10:00
            Jul-Aug Mo-Fr 10:00-12:00                     ¦ 2026-08-31T10:00 ¦ open 2026-08-31T12:00
            Oct-Mar We 10:00-12:00                        ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            Oct-Mar We 10:00-12:00                        ¦ 2026-04-01T10:00 ¦ closed 2026-10-07T10:00
            Jan,Nov We 10:00-12:00                        ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            Jan 10-Feb 05 10:00-12:00                     ¦ 2027-02-05T10:00 ¦ open 2027-02-05T12:00
            Jan 10-Feb 05 10:00-12:00                     ¦ 2027-02-06T10:00 ¦ closed 2028-01-10T10:00
            Jan 10-20 10:00-12:00                         ¦ 2027-01-20T10:00 ¦ open 2027-01-20T12:00
            Mo-Su 09:00-12:00; Dec 24-Jan 02 off          ¦ 2027-01-02T10:00 ¦ closed 2027-01-03T09:00
            Mo-Su 09:00-12:00; Dec 24-Jan 02 off          ¦ 2026-12-31T10:00 ¦ closed 2027-01-03T09:00
            2026 Dec 24-2027 Jan 02 10:00-12:00           ¦ 2027-01-01T10:00 ¦ open 2027-01-01T12:00
            2026 Dec 24-2027 Jan 02 10:00-12:00           ¦ 2027-01-03T10:00 ¦ closed
            2026 Dec 24-2027 Jan 02 10:00-12:00           ¦ 2025-12-25T10:00 ¦ closed 2026-12-24T10:00
            2026 We 10:00-12:00                           ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            2026 We 10:00-12:00                           ¦ 2027-01-06T10:00 ¦ closed
            2024-2028/2 We 10:00-12:00                    ¦ 2027-01-06T10:00 ¦ closed 2028-01-05T10:00
            2027+ We 10:00-12:00                          ¦ 2026-11-25T10:00 ¦ closed 2027-01-06T10:00
            2026 Nov We 10:00-12:00                       ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            Feb 29 10:00-12:00                            ¦ 2028-02-29T10:00 ¦ open 2028-02-29T12:00
            Feb 29 10:00-12:00                            ¦ 2027-03-01T10:00 ¦ closed 2028-02-29T10:00
            Feb 25-29 10:00-12:00                         ¦ 2027-02-28T10:00 ¦ open 2027-02-28T12:00
            Feb 10:00-12:00                               ¦ 2028-02-29T10:00 ¦ open 2028-02-29T12:00
            # Easter: 4 April 2027 would be a mistake, it is 28 March
            easter 10:00-12:00                            ¦ 2027-03-28T10:00 ¦ open 2027-03-28T12:00
            easter -2 days-easter +1 day 10:00-12:00      ¦ 2027-03-26T10:00 ¦ open 2027-03-26T12:00
            easter -2 days-easter +1 day 10:00-12:00      ¦ 2027-03-30T10:00 ¦ closed 2028-04-14T10:00
            easter +39 days 10:00-12:00                   ¦ 2027-05-06T10:00 ¦ open 2027-05-06T12:00
            # ISO weeks: 2026 has 53, so odd week 53 is followed by odd week 1
            week 1-53/2 Mo 09:00-12:00                    ¦ 2026-12-28T10:00 ¦ open 2026-12-28T12:00
            week 1-53/2 Mo 09:00-12:00                    ¦ 2027-01-04T10:00 ¦ open 2027-01-04T12:00
            week 1-53/2 Mo 09:00-12:00                    ¦ 2027-01-11T10:00 ¦ closed 2027-01-18T09:00
            week 2-52/2 We 09:00-12:00                    ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            week 2-52/2 We 09:00-12:00                    ¦ 2026-12-02T10:00 ¦ closed 2026-12-09T09:00
            week 1-53/2 Fr 09:00-12:00                    ¦ 2027-01-01T10:00 ¦ open 2027-01-01T12:00
            week 2-52/2 We 09:00-12:00; week 1-53/2 Th 14:00-16:00 ¦ 2026-11-25T12:00 ¦ closed 2026-12-03T14:00
            week 10-12,48 We 09:00-12:00                  ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            # ranks in the month
            We[1] 09:00-12:00                             ¦ 2026-12-02T10:00 ¦ open 2026-12-02T12:00
            We[1] 09:00-12:00                             ¦ 2026-11-25T10:00 ¦ closed 2026-12-02T09:00
            We[-1] 09:00-12:00                            ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            We[1,3] 09:00-12:00                           ¦ 2026-12-02T12:00 ¦ closed 2026-12-16T09:00
            Th[1-2] 09:00-12:00                           ¦ 2026-12-03T12:00 ¦ closed 2026-12-10T09:00
            Th[1-2] 09:00-12:00                           ¦ 2026-12-10T12:00 ¦ closed 2027-01-07T09:00
            Mo[5] 09:00-12:00                             ¦ 2026-11-30T10:00 ¦ open 2026-11-30T12:00
            We[1] +1 day 09:00-12:00                      ¦ 2026-12-03T10:00 ¦ open 2026-12-03T12:00
            We 09:00-12:00; We[-1] off                    ¦ 2026-11-25T10:00 ¦ closed 2026-12-02T09:00
            Sep Mo[1]-Oct Fr[-1] 10:00-12:00              ¦ 2026-10-30T10:00 ¦ open 2026-10-30T12:00
            Sep Mo[1]-Oct Fr[-1] 10:00-12:00              ¦ 2026-10-31T10:00 ¦ closed 2027-09-06T10:00
            # the night of the New Year: it belongs to 31 December, 1 January is a holiday
            Mo-Su 22:00-02:00; PH off                     ¦ 2026-12-31T23:00 ¦ open 2027-01-01T02:00
            Mo-Su 22:00-02:00; PH off                     ¦ 2027-01-01T01:00 ¦ open 2027-01-01T02:00
            Mo-Su 22:00-02:00; PH off                     ¦ 2027-01-01T22:30 ¦ closed 2027-01-02T22:00
            Mo-Fr 09:00-18:00; PH off                     ¦ 2026-12-31T23:00 ¦ closed 2027-01-04T09:00
            24/7; PH off                                  ¦ 2026-12-31T23:00 ¦ open 2027-01-01T00:00
            24/7; PH off                                  ¦ 2027-01-01T00:00 ¦ closed 2027-01-02T00:00
            2026 Mo-Su 22:00-02:00                        ¦ 2027-01-01T01:00 ¦ open 2027-01-01T02:00
            2026 Mo-Su 22:00-02:00                        ¦ 2027-01-01T22:30 ¦ closed
            Dec 31 22:00-26:00                            ¦ 2027-01-01T01:00 ¦ open 2027-01-01T02:00
            week 1-53/2 Th 22:00-02:00                    ¦ 2027-01-01T01:00 ¦ open 2027-01-01T02:00
            # the two nights when the clock changes
            Sa 22:00-04:00                                ¦ 2026-03-29T01:59 ¦ open 2026-03-29T04:00
            Sa 22:00-04:00                                ¦ 2026-03-29T03:00 ¦ open 2026-03-29T04:00
            Sa 22:00-04:00                                ¦ 2026-10-25T02:30 ¦ open 2026-10-25T04:00
            Su 02:30-06:00                                ¦ 2026-03-29T03:00 ¦ open 2026-03-29T06:00
            Sa 22:00-02:30                                ¦ 2026-03-29T03:00 ¦ closed 2026-04-04T22:00
            # Easter Monday 2026 is 6 April; the night of Easter Sunday ends on it
            Mo-Fr 09:00-12:00; PH off                     ¦ 2026-04-06T10:00 ¦ closed 2026-04-07T09:00
            Mo-Fr 09:00-12:00; easter +1 day off          ¦ 2026-04-06T10:00 ¦ closed 2026-04-07T09:00
            Mo-Su 22:00-02:00; PH off                     ¦ 2026-04-06T01:00 ¦ open 2026-04-06T02:00
            PH 10:00-12:00                                ¦ 2026-04-06T10:00 ¦ open 2026-04-06T12:00
            # the 53rd week of 2026, then the first of 2027: two odd ones in a row
            week 2-52/2 Mo 09:00-12:00                    ¦ 2026-12-21T12:00 ¦ closed 2027-01-11T09:00
            week 53 Fr 09:00-12:00                        ¦ 2027-01-01T10:00 ¦ open 2027-01-01T12:00
            week 01 Fr 09:00-12:00                        ¦ 2027-01-01T10:00 ¦ closed 2027-01-08T09:00
            week 01 Mo 09:00-12:00                        ¦ 2025-12-29T10:00 ¦ open 2025-12-29T12:00
            # habits that are understood
            Mo-Fr 9h-12h30,13h30-17h                      ¦ 2026-11-25T12:45 ¦ closed 2026-11-25T13:30
            Mo-Fr 14:00-19:00 ;Sa 14 :00-18h00            ¦ 2026-11-28T15:00 ¦ open 2026-11-28T18:00
            mo - fr 09:00 - 12:00;                        ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            Lu-Ve 09:00-12:00; Sa,Di 10:00-11:00          ¦ 2026-11-29T10:30 ¦ open 2026-11-29T11:00
            Du lundi au vendredi de 9h à 12h              ¦ 2026-11-25T10:00 ¦ open 2026-11-25T12:00
            # never a guess
            Mo-Fr sunrise-sunset                          ¦ 2026-11-25T10:00 ¦ unsure
            Mo-Fr                                         ¦ 2026-11-25T10:00 ¦ unsure
            Mo-Fr 09:00-12:00; 14:00-17:00                ¦ 2026-11-25T10:00 ¦ unsure
            Mo 09:00-12:00; We 08:30-12:00-14:00          ¦ 2026-11-25T10:00 ¦ unsure 08:30-12:00-14:00
            Mo 09:00-12:00; We 08:30-12:00-14:00          ¦ 2026-11-30T10:00 ¦ open 2026-11-30T12:00
            Mo 09:00-12:00; We 08:30                      ¦ 2026-11-25T10:00 ¦ unsure
            Mo 09:00-12:00; We 14:00-14:00                ¦ 2026-11-25T15:00 ¦ unsure
            We 17:00-12:00                                ¦ 2026-11-25T18:00 ¦ unsure
            We 10:00-16:00/01:30                          ¦ 2026-11-25T11:00 ¦ unsure
            Mo-Di 10:00-12:00                             ¦ 2026-11-25T11:00 ¦ unsure
            week 50-02 Mo 10:00-12:00                     ¦ 2026-12-21T10:00 ¦ unsure
            Jul 01+ 10:00-12:00                           ¦ 2026-11-25T10:00 ¦ unsure
            Apr 31 10:00-12:00                            ¦ 2026-11-25T10:00 ¦ unsure
            Horaires non communiqués                      ¦ 2026-11-25T10:00 ¦ unsure
            24/7 24/7                                     ¦ 2026-11-25T10:00 ¦ unsure
            /                                             ¦ 2026-11-25T10:00 ¦ unsure
            """)
    void theHoursAreWhatTheGrammarSays(String text, LocalDateTime moment, String expected) {
        assertThat(said(OpeningHours.of(text), moment)).isEqualTo(expected);
    }

    private static String said(OpeningHours hours, LocalDateTime moment) {
        return switch (hours.at(moment)) {
            case OpeningStatus.OpenNow(var until, var _) ->
                "open " + (until.equals(OpeningHours.NO_END) ? "never" : until.toString());
            case OpeningStatus.ClosedNow(var opensAt) ->
                "closed" + opensAt.map(opening -> " " + opening).orElse("");
            case OpeningStatus.OpeningUnknown(var text) -> text.equals(hours.text()) ? "unsure" : "unsure " + text;
        };
    }

    @Test
    void theClockOfParisChangesTwiceAYear() {
        assertThat(OpeningHours.paris(Instant.parse("2026-11-25T09:00:00Z"))).isEqualTo("2026-11-25T10:00:00");
        assertThat(OpeningHours.paris(Instant.parse("2026-07-15T09:00:00Z"))).isEqualTo("2026-07-15T11:00:00");
        // On 28 March 2027 two o'clock does not exist; on 31 October 2027 it occurs twice.
        assertThat(OpeningHours.paris(Instant.parse("2027-03-28T00:59:00Z"))).isEqualTo("2027-03-28T01:59:00");
        assertThat(OpeningHours.paris(Instant.parse("2027-03-28T01:00:00Z"))).isEqualTo("2027-03-28T03:00:00");
        assertThat(OpeningHours.paris(Instant.parse("2027-10-31T00:30:00Z"))).isEqualTo("2027-10-31T02:30:00");
        assertThat(OpeningHours.paris(Instant.parse("2027-10-31T01:30:00Z"))).isEqualTo("2027-10-31T02:30:00");
    }

    @Test
    void aNightThatCrossesTheChangeOfHourEndsOnTheWallClock() {
        var night = OpeningHours.of("Sa 20:00-04:00");
        var summer = OpeningHours.paris(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(said(night, summer)).isEqualTo("open 2027-03-28T04:00");
        var winter = OpeningHours.paris(Instant.parse("2027-10-31T02:30:00Z"));
        assertThat(said(night, winter)).isEqualTo("open 2027-10-31T04:00");
    }

    @Test
    void openHoursCarryTheirComment() {
        var hours = OpeningHours.of("Mo-Fr 09:00-12:00 \"sans rendez-vous\", We 12:00-16:00 \"sur rendez-vous\"");
        assertThat(hours.at(LocalDateTime.parse("2026-11-25T10:00")))
                .isEqualTo(new OpeningStatus.OpenNow(
                        LocalDateTime.parse("2026-11-25T16:00"), Optional.of("sans rendez-vous")));
        assertThat(hours.on(LocalDate.parse("2026-11-25")))
                .extracting(OpenTimeSpan::comment)
                .containsExactly(Optional.of("sans rendez-vous"), Optional.of("sur rendez-vous"));
    }

    @Test
    void theSpansOfADayAreSortedMergedAndStartThatDay() {
        var day = LocalDate.parse("2026-11-25");
        assertThat(OpeningHours.of("We 14:00-18:00,08:00-10:00,10:00-12:00,22:00-02:00; Tu 20:00-03:00")
                        .on(day))
                .containsExactly(
                        span("2026-11-25T08:00", "2026-11-25T12:00"),
                        span("2026-11-25T14:00", "2026-11-25T18:00"),
                        span("2026-11-25T22:00", "2026-11-26T02:00"));
        assertThat(OpeningHours.of("18:00+").on(day))
                .containsExactly(new OpenTimeSpan(
                        LocalDateTime.parse("2026-11-25T18:00"),
                        LocalDateTime.parse("2026-11-26T00:00"),
                        true,
                        Optional.empty()));
        assertThat(OpeningHours.of("\"sur rendez-vous\"").on(day)).isEmpty();
        assertThat(OpeningHours.of("Th 09:00-12:00").on(day)).isEmpty();
    }

    private static OpenTimeSpan span(String start, String end) {
        return new OpenTimeSpan(LocalDateTime.parse(start), LocalDateTime.parse(end), false, Optional.empty());
    }

    @Test
    void theNextOpeningIsNotTheOneUnderWay() {
        var hours = OpeningHours.of("Mo-Fr 09:00-12:00,14:00-18:00");
        assertThat(hours.nextOpening(LocalDateTime.parse("2026-11-25T10:00")))
                .contains(LocalDateTime.parse("2026-11-25T14:00"));
        assertThat(hours.nextOpening(LocalDateTime.parse("2026-11-27T17:00")))
                .contains(LocalDateTime.parse("2026-11-30T09:00"));
        assertThat(OpeningHours.of("24/7").nextOpening(LocalDateTime.parse("2026-11-25T10:00")))
                .isEmpty();
        assertThat(OpeningHours.of("We \"sur rendez-vous\"; Th 09:00-10:00")
                        .nextOpening(LocalDateTime.parse("2026-11-25T10:00")))
                .contains(LocalDateTime.parse("2026-11-26T09:00"));
        assertThat(OpeningHours.of("illisible").nextOpening(LocalDateTime.parse("2026-11-25T10:00")))
                .isEmpty();
    }

    @Test
    void aDayOfTheWeekIsSometimesOpen() {
        var hours = OpeningHours.of("Mo-Fr 09:00-12:00; We off; PH 10:00-12:00");
        assertThat(List.of(DayOfWeek.values()).stream().filter(hours::sometimesOn))
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        var rare = OpeningHours.of("week 1-53/2 Tu 09:00-12:00; Sa[1] 10:00-11:00; Th[1] +1 day 10:00-11:00");
        assertThat(List.of(DayOfWeek.values()).stream().filter(rare::sometimesOn))
                .containsExactly(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
        var replaced = OpeningHours.of("Jul-Aug We 09:00-12:00; We off");
        assertThat(replaced.sometimesOn(DayOfWeek.WEDNESDAY)).isFalse();
        assertThat(OpeningHours.of("Sa \"sur rendez-vous\"").sometimesOn(DayOfWeek.SATURDAY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Mo-Fr 09:00-18:00                 ¦ false
            Mo-Th 09:00-18:00; Fr 09:00-18:30 ¦ true
            18:00+                            ¦ true
            week 1-53/2 Th 17:00-20:00        ¦ true
            week 1-53/2 Th 09:00-12:00        ¦ false
            PH 18:00-20:00; Mo 09:00-12:00    ¦ false
            Mo-Fr 09:00-12:00; We 20:00-02:00 ¦ true
            n'importe quoi                    ¦ false
            """)
    void theEveningBeginsAtSix(String text, boolean evening) {
        assertThat(OpeningHours.of(text).openInTheEvening()).isEqualTo(evening);
    }

    @Test
    void aTextIsReadableWhenSomethingIsCertain() {
        assertThat(OpeningHours.of("Mo-Fr 09:00-12:00").readable()).isTrue();
        assertThat(OpeningHours.of("off").readable()).isTrue();
        assertThat(OpeningHours.of("Mo 09:00-12:00; Tu 08:30").readable()).isTrue();
        assertThat(OpeningHours.of("\"sur rendez-vous\"").readable()).isFalse();
        assertThat(OpeningHours.of("Mo 08:22").readable()).isFalse();
        assertThat(OpeningHours.of("").readable()).isFalse();
    }

    @Test
    void hoursKeepTheirText() {
        var hours = OpeningHours.of("Mo-Fr 9h-12h");
        assertThat(hours.text()).isEqualTo("Mo-Fr 9h-12h");
        assertThat(hours).isNotEqualTo(OpeningHours.of("Mo-Fr 09:00-12:00"));
    }

    @Test
    void onlyWhoSpeaksOfHolidaysMentionsThem() {
        assertThat(OpeningHours.of("Mo-Fr 09:00-12:00; PH off").mentionsHolidays())
                .isTrue();
        assertThat(OpeningHours.of("week 2-52/2 Mo 09:00-12:00; PH off").mentionsHolidays())
                .isTrue();
        assertThat(OpeningHours.of("Mo-Fr 09:00-12:00; SH off").mentionsHolidays())
                .isFalse();
    }
}
