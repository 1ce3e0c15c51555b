"""What each section of a sheet shows: facts → plain records, one file a section, no markup."""
