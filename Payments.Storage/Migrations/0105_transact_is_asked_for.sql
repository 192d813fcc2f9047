-- Until now every member could move money. Now that the right is asked for, nobody of the demo companies loses it.

UPDATE members SET access_list = access_list || ' Transact' WHERE access_list = 'Login Api Approve';
