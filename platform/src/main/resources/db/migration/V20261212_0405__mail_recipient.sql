-- How many letters an address got within the hour: a mailbox is not filled by the requests of strangers.
create index mail_letter_recipient on mail_letter (network, recipient, posted);
