"""The two authentic texts of one law: what each says in substance, and where they say different things.

The Kazakh and the Russian text are equally authentic (Law № 480-V, article 24(3), edition of 09.01.2026), so neither is
taken for a translation: whatever one says and the other does not is shown with both texts side by side.
"""
